import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** Neighbours that no rule asks about: spouse, supplier, pledgee, party acting in concert. */
export const bystanders: Story = {
  name: "bystanders",
  tell(page) {
    const mill = page.organisation("南安屹砾水暖有限公司", places.nanan, {
      industryCode: "C3443",
      capitalWan: 1500,
    });
    page.lists(mill, "workSafety", { listedOn: "2025-09-24", actFrom: "2025-05-06", actTo: "2025-05-06" });
    const leader = page.person("陈素垣", places.nanan);
    const spouse = page.person("黄婉笙", places.nanan);
    const shop = page.organisation("南安漪茗百货有限公司", places.nanan, { industryCode: "F5211" });
    const supplier = page.organisation("南安砚湾铸件有限公司", places.nanan, { industryCode: "C3391" });
    const lender = page.organisation("泉州稷涵小额贷款有限公司", places.fengze, {
      industryCode: "J6635",
      capitalWan: 10000,
    });
    page.serves(leader, mill, "legalRepresentative");
    page.serves(spouse, shop, "legalRepresentative");
    page.owns(spouse, shop, "100");
    page.links(leader, "familyOf", spouse, { from: "2010-10-01" });
    page.links(spouse, "actsWith", leader, { from: "2022-01-01" });
    page.links(supplier, "suppliesTo", mill, { from: "2019-01-01" });
    page.links(mill, "pledges", lender, { amountWan: 400, from: "2024-02-20" });
    page.none("shared-legal-representative", shop, mill);
    page.none("guarantees-listed", supplier, mill);
    page.none("guarantees-listed", lender, mill);
  },
};
