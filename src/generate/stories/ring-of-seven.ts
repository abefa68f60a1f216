import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** A ring of seven with a tenth each, one of eight, and one with a link just short of a tenth. */
export const ringOfSeven: Story = {
  name: "ring-of-seven",
  tell(page) {
    const ring = (names: string, shares: (at: number) => string): string[] => {
      const members = [...names].map((one) => {
        return page.organisation(`南安${one}榆实业有限公司`, places.nanan, { industryCode: "L7212" });
      });
      members.forEach((holder, at) => page.owns(holder, members[(at + 1) % members.length]!, shares(at)));
      return members;
    };
    const rule = "closed-ownership-loop";
    for (const member of ring("甲乙丙丁戊己庚", () => "10")) page.lead(rule, member, null);
    for (const member of ring("子丑寅卯辰巳午未", () => "10")) page.none(rule, member, null);
    for (const member of ring("天地", (at) => (at === 0 ? "9.9999" : "60"))) page.none(rule, member, null);
  },
};
