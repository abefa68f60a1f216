import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** Three legal representatives in a row; only the one in office during the act carries the lead on. */
export const changedCoat: Story = {
  name: "changed-coat",
  tell(page) {
    const trading = page.organisation("厦门昱禾进出口有限公司", places.haicang, {
      industryCode: "F5179",
      registeredOn: "2015-09-10",
    });
    page.lists(trading, "majorTaxViolation", {
      ...{ listedOn: "2025-04-15", actFrom: "2023-03-01", actTo: "2023-12-31" },
    });
    page.records(trading, "taxArrears", "2024-10-20", "3720000", "元");
    const before = page.person("许婉棠", places.haicang);
    const during = page.person("许启垣", places.haicang);
    const after = page.person("许昭禾", places.haicang);
    page.serves(before, trading, "legalRepresentative", { from: "2015-09-10", to: "2023-03-01" });
    page.serves(during, trading, "legalRepresentative", { from: "2023-03-01", to: "2024-01-01" });
    page.serves(after, trading, "legalRepresentative", { from: "2024-01-01" });

    const freshCoat = page.organisation("厦门昱谷进出口有限公司", places.haicang, {
      industryCode: "F5179",
      registeredOn: "2024-02-06",
    });
    const earlier = page.organisation("厦门沅禾文具有限公司", places.tongan, { industryCode: "F5141" });
    const later = page.organisation("厦门汐禾报关有限公司", places.huli, { industryCode: "G5810" });
    page.serves(during, freshCoat, "legalRepresentative");
    page.serves(before, earlier, "legalRepresentative");
    page.serves(after, later, "legalRepresentative", { from: "2022-05-16" });
    page.lead("shared-legal-representative", freshCoat, trading);
    page.lead("legal-representative-swapped-before-listing", before, trading);
    page.none("shared-legal-representative", earlier, trading);
    page.none("shared-legal-representative", later, trading);
    page.none("legal-representative-swapped-before-listing", during, trading);
  },
};
