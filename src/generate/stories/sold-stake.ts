import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** A listed person sold 70 % on the day the question is about: not in force on its end date. */
export const soldStake: Story = {
  name: "sold-stake",
  tell(page) {
    const ye = page.person("叶立舟", places.jinjiang);
    const buyer = page.person("苏素沅", places.jinjiang);
    const shoes = page.organisation("晋江穗桥鞋业有限公司", places.jinjiang, {
      industryCode: "C1951",
      registeredOn: "2012-05-08",
    });
    page.lists(ye, "dishonestJudgmentDebtor", { listedOn: "2025-11-12" });
    page.owns(ye, shoes, "70", { from: "2018-03-01", to: "2026-06-30" });
    page.owns(buyer, shoes, "70", { from: "2026-06-30" });
    page.none("listed-actual-controller", shoes, ye);
    page.none("listed-aggregate-ownership", shoes, null);
    page.none("listed-shareholder", shoes, ye);
  },
};
