import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** Loops, self-holdings, unknown and ranged shares, and a wrong code: read strictly, they make no lead. */
export const registerFaults: Story = {
  name: "register-faults",
  tell(page) {
    const zheng = page.person("郑思砚", places.longwen);
    page.lists(zheng, "dishonestJudgmentDebtor", { listedOn: "2024-08-14" });
    const left = page.organisation("漳州汐砾控股有限公司", places.longwen, { industryCode: "L7212" });
    const right = page.organisation("漳州汐砾实业有限公司", places.longwen, { industryCode: "C2929" });
    const own = page.organisation("漳州穗砾印务有限公司", places.xiangcheng, { industryCode: "C2319" });
    const blank = page.organisation("漳州穗茗茶庄有限公司", places.changtai, { industryCode: "F5127" });
    const range = page.organisation("漳州穗涵日化有限公司", places.longwen, { industryCode: "C2682" });
    // Cross-holding: integrated ownership would say 31.25 %, simple paths say 20 %.
    page.owns(zheng, left, "20");
    page.owns(left, right, "60");
    page.owns(right, left, "60");
    // Self-holding: rescaled 24 % would be 26.67 %.
    page.owns(zheng, own, "24");
    page.owns(own, own, "10");
    page.owns(zheng, blank, "");
    page.owns(zheng, range, "", { leastPercent: "20", mostPercent: "60" });
    for (const target of [left, right, own, blank, range]) {
      page.none("listed-actual-controller", target, zheng);
      page.none("listed-aggregate-ownership", target, null);
      page.none("listed-shareholder", target, zheng);
    }
    for (const target of [left, right, own, range]) page.lead("listed-minority-shareholder", target, zheng);
    page.none("listed-minority-shareholder", blank, zheng);
    for (const target of [left, right]) page.lead("closed-ownership-loop", target, null);
    page.none("closed-ownership-loop", own, null);
    // The last character should be another one; the id is the source's own, because the code is no key.
    page.organisation("石狮沅砾纺织有限公司", places.shishi, {
      ...{ industryCode: "C1751", uscc: "91350581MAXWR0NG2A", sourceOwnId: "S-0001" },
    });
  },
};
