import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** Who stands above a listed company: a majority at each step, and exactly half that is none. */
export const listedControllers: Story = {
  name: "listed-controllers",
  tell(page) {
    const top = page.person("梁朔铭", places.haicang);
    const holding = page.organisation("厦门铭桥控股有限公司", places.haicang, { industryCode: "L7212" });
    const listed = page.organisation("厦门铭桥物流有限公司", places.haicang, { industryCode: "G5431" });
    page.lists(listed, "workSafety", { listedOn: "2025-10-20", actFrom: "2025-06-01", actTo: "2025-06-30" });
    page.owns(top, holding, "50.0001");
    page.owns(holding, listed, "60");
    const half = page.organisation("厦门铭谷投资有限公司", places.huli, { industryCode: "L7212" });
    const other = page.organisation("厦门铭谷货运有限公司", places.huli, { industryCode: "G5431" });
    page.lists(other, "workSafety", { listedOn: "2025-11-17", actFrom: "2025-08-02", actTo: "2025-08-02" });
    page.owns(half, other, "50");
    page.lead("controls-listed", top, listed);
    page.lead("controls-listed", holding, listed);
    page.none("controls-listed", half, other);
    page.lead("invests-in-listed", holding, listed);
    page.lead("invests-in-listed", half, other);
  },
};
