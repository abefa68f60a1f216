import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** A listing repaired after its last day, 2026-06-29: the company is no seed of anything any more. */
export const repairedListing: Story = {
  name: "repaired-listing",
  tell(page) {
    const tea = page.organisation("南安岚谷茶业有限公司", places.nanan, {
      industryCode: "C1530",
      capitalWan: 1000,
    });
    const shop = page.organisation("泉州岚谷茶具有限公司", places.licheng, { industryCode: "F5137" });
    const leader = page.person("杨书庭", places.nanan);
    page.lists(tea, "seriousMarketViolation", {
      ...{ listedOn: "2024-07-01", removedOn: "2026-06-30", removalReason: "repaired" },
      ...{ actFrom: "2023-10-01", actTo: "2024-02-29" },
    });
    page.owns(tea, shop, "60");
    page.serves(leader, tea, "legalRepresentative");
    page.serves(leader, shop, "legalRepresentative");
    page.records(tea, "incentive", "2026-06-22");
    page.none("listed-actual-controller", shop, tea);
    page.none("listed-aggregate-ownership", shop, null);
    page.none("listed-shareholder", shop, tea);
    page.none("shared-legal-representative", shop, tea);
  },
};
