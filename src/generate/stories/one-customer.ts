import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** Who lives by the trade with a listed firm: three tenths of it exactly, a hair less, and amounts nobody stated. */
export const oneCustomer: Story = {
  name: "one-customer",
  tell(page, { firms }) {
    const listed = page.organisation("漳州煦桥罐头有限公司", places.longhai, { industryCode: "C1453" });
    page.lists(listed, "foodAndDrug", {
      ...{ listedOn: "2025-06-12", actFrom: "2025-01-01", actTo: "2025-02-28" },
    });
    const grower = page.organisation("漳州煦谷果业有限公司", places.longhai, { industryCode: "A0151" });
    const carton = page.organisation("漳州煦湾纸箱有限公司", places.longwen, { industryCode: "C2231" });
    const shop = page.organisation("漳州煦桐商贸有限公司", places.xiangcheng, { industryCode: "F5122" });
    const ended = page.organisation("漳州煦川制盖有限公司", places.longwen, { industryCode: "C3333" });
    const unsaid = page.organisation("漳州煦野糖业有限公司", places.changtai, { industryCode: "C1340" });
    const since = { from: "2024-01-01" };
    page.links(grower, "suppliesTo", listed, { amountWan: 200, ...since });
    page.links(grower, "suppliesTo", listed, { amountWan: 100, from: "2025-01-01" });
    page.links(grower, "suppliesTo", firms[3]!, { amountWan: 700, ...since });
    page.links(carton, "suppliesTo", listed, { amountWan: 2999, ...since });
    page.links(carton, "suppliesTo", firms[4]!, { amountWan: 7001, ...since });
    page.links(listed, "suppliesTo", shop, { amountWan: 400, ...since });
    page.links(firms[5]!, "suppliesTo", shop, { amountWan: 600, ...since });
    page.links(firms[6]!, "suppliesTo", shop, since);
    page.links(ended, "suppliesTo", listed, { amountWan: 900, from: "2022-01-01", to: "2026-06-30" });
    page.links(unsaid, "suppliesTo", listed, since);
    for (const target of [grower, shop]) page.lead("supplier-dependence", target, listed);
    for (const target of [carton, ended, unsaid]) page.none("supplier-dependence", target, listed);
  },
};
