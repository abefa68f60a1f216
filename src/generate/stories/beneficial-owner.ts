import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** A listed person stated as beneficial owner; an ended statement and another role are none. */
export const beneficialOwner: Story = {
  name: "beneficial-owner",
  tell(page) {
    const rule = "listed-beneficial-owner";
    const person = page.person("方聿棠", places.licheng);
    page.lists(person, "dishonestJudgmentDebtor", { listedOn: "2025-08-11" });
    const stated = page.organisation("泉州聿舟文创有限公司", places.licheng, { industryCode: "R8810" });
    const ended = page.organisation("泉州聿舟传媒有限公司", places.licheng, { industryCode: "R8710" });
    const role = page.organisation("泉州聿舟印刷有限公司", places.licheng, { industryCode: "C2319" });
    page.serves(person, stated, "beneficialOwner");
    page.serves(person, ended, "beneficialOwner", { from: "2021-03-01", to: "2026-06-30" });
    page.serves(person, role, "actualController");
    page.lead(rule, stated, person);
    for (const target of [ended, role]) page.none(rule, target, person);
  },
};
