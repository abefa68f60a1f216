import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** Votes that differ from shares: control follows the votes, ownership follows the shares. */
export const votesApart: Story = {
  name: "votes-apart",
  tell(page) {
    const ke = page.person("柯知蓁", places.fengze);
    const fund = page.organisation("泉州珩谷科技有限公司", places.fengze, { industryCode: "I6513" });
    const lab = page.organisation("泉州珩谷检测有限公司", places.luojiang, { industryCode: "M7452" });
    page.lists(ke, "dishonestJudgmentDebtor", { listedOn: "2025-09-02" });
    page.owns(ke, fund, "20", { votesPercent: "60" });
    page.owns(ke, lab, "24", { votesPercent: "50" });
    page.lead("listed-actual-controller", fund, ke);
    page.none("listed-actual-controller", lab, ke);
    page.lead("listed-minority-shareholder", lab, ke);
    page.none("listed-minority-shareholder", fund, ke);
    for (const target of [fund, lab]) {
      page.none("listed-shareholder", target, ke);
      page.none("listed-aggregate-ownership", target, null);
    }
  },
};
