import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** A company whose holders state 130 % together rests under a listed one: leads, but undetermined ones. */
export const conflictingRegister: Story = {
  name: "conflicting-register",
  tell(page) {
    const quarry = page.organisation("南安砾舟石材有限公司", places.nanan, {
      industryCode: "C3032",
      capitalWan: 2000,
    });
    const other = page.organisation("泉州桐序投资有限公司", places.fengze, { industryCode: "L7212" });
    const polish = page.organisation("南安砾舟石艺有限公司", places.nanan, { industryCode: "C3032" });
    page.lists(quarry, "ecology", { listedOn: "2024-11-05", actFrom: "2024-03-01", actTo: "2024-07-31" });
    page.records(quarry, "inspectionFailed", "2024-07-31");
    page.owns(quarry, polish, "60");
    page.owns(other, polish, "70");
    page.lead("listed-actual-controller", polish, quarry);
    page.lead("listed-aggregate-ownership", polish, null);
    page.lead("listed-shareholder", polish, quarry);
  },
};
