import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** Both sides of 5 % in a listed company, of the limit of 50 stakes, and of the day a stake is sold. */
export const investorEdge: Story = {
  name: "investor-edge",
  tell(page, { firms, stateHubs }) {
    const foods = page.organisation("漳州稷舟食品股份有限公司", places.longhai, {
      industryCode: "C1421",
      capitalWan: 8000,
    });
    page.lists(foods, "foodAndDrug", { listedOn: "2025-08-21", actFrom: "2025-02-01", actTo: "2025-04-30" });
    page.records(foods, "inspectionFailed", "2025-04-30");
    const five = page.organisation("漳州沅桥农业有限公司", places.xiangcheng, { industryCode: "A0143" });
    const under = page.organisation("漳州岚桐园艺有限公司", places.changtai, { industryCode: "A0143" });
    const sold = page.organisation("漳州汐谷水产有限公司", places.longhai, { industryCode: "C1361" });
    const shi = page.person("施维芃", places.longhai);
    const fifty = page.organisation("厦门栩湾创业投资有限公司", places.siming, {
      industryCode: "L7212",
      capitalWan: 30000,
    });
    const wide = page.organisation("厦门笙涵产业投资有限公司", places.siming, {
      industryCode: "L7212",
      capitalWan: 90000,
    });
    page.owns(five, foods, "5");
    page.owns(under, foods, "4.9999");
    page.owns(sold, foods, "8", { from: "2021-04-01", to: "2026-06-30" });
    page.owns(shi, foods, "20");
    page.owns(stateHubs.zhangzhou, foods, "30");
    page.owns(fifty, foods, "5.5");
    page.owns(wide, foods, "6");
    // With the listed company: exactly 50 stakes, and 51.
    for (const firm of firms.slice(0, 49)) page.owns(fifty, firm, "4");
    for (const firm of firms.slice(0, 50)) page.owns(wide, firm, "6");
    for (const target of [five, shi, fifty]) page.lead("invests-in-listed", target, foods);
    for (const target of [under, sold, stateHubs.zhangzhou, wide])
      page.none("invests-in-listed", target, foods);
  },
};
