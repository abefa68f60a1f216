import { places } from "../places.ts";
import type { Story } from "../story.ts";

/**
 * A listed person at the top of three layers, the third held jointly; beside them a look-through one
 * millionth short of a quarter, and a register that states one stake three times.
 */
export const lujiangChain: Story = {
  name: "lujiang-chain",
  tell(page) {
    const zhuang = page.person("庄砚川", places.siming);
    const supply = page.organisation("厦门鹭川供应链有限公司", places.huli, {
      industryCode: "L7224",
      capitalWan: 5000,
    });
    const cold = page.organisation("厦门鹭川冷链有限公司", places.haicang, { industryCode: "G5930" });
    const freight = page.organisation("漳州鹭川物流有限公司", places.longhai, { industryCode: "G5431" });
    const meals = page.organisation("厦门鹭川餐饮有限公司", places.siming, { industryCode: "H6210" });
    const packing = page.organisation("漳州鹭川包装有限公司", places.longwen, { industryCode: "C2231" });
    page.lists(zhuang, "dishonestJudgmentDebtor", {
      ...{ listedOn: "2025-03-18", actFrom: "2024-06-01", actTo: "2025-03-01" },
    });
    page.records(zhuang, "executedDebt", "2024-06-01", "4860000", "元");
    page.owns(zhuang, supply, "60");
    page.owns(supply, cold, "55");
    page.owns(cold, freight, "30");
    page.owns(zhuang, freight, "25");
    page.serves(zhuang, supply, "director", { from: "2019-05-01", to: "2025-04-01" });

    // 60 % of 41.6665 % is 24.9999 %.
    page.owns(supply, meals, "41.6665");

    // One stake, three rows in force together: never added, whichever of them is true.
    page.owns(zhuang, packing, "50", { from: "2021-01-04" });
    page.owns(zhuang, packing, "48", { from: "2022-01-04" });
    page.owns(zhuang, packing, "51", { from: "2023-01-04" });
    page.owns(supply, packing, "10");

    for (const target of [supply, cold, freight, packing]) {
      page.lead("listed-actual-controller", target, zhuang);
      page.lead("listed-aggregate-ownership", target, null);
      page.lead("listed-shareholder", target, zhuang);
      page.lead("listed-beneficial-owner", target, zhuang);
      page.none("listed-minority-shareholder", target, zhuang);
    }
    page.lead("cross-region-activity", packing, zhuang);
    page.none("listed-shareholder", meals, zhuang);
    page.none("listed-beneficial-owner", meals, zhuang);
    page.lead("listed-minority-shareholder", meals, zhuang);
    page.none("listed-actual-controller", meals, zhuang);
    page.none("listed-aggregate-ownership", meals, null);
    // The term as director ended when the listing came.
    page.none("listed-person-in-office", supply, zhuang);
  },
};
