import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** One person over a listed dye works and its sisters, one of them resting on a register of 110 %. */
export const sisterCompanies: Story = {
  name: "sister-companies",
  tell(page) {
    const ceng = page.person("曾静茵", places.shishi);
    const brother = page.person("曾泽栩", places.shishi);
    const dyeing = page.organisation("石狮漪野染整有限公司", places.shishi, {
      industryCode: "C1713",
      capitalWan: 3000,
    });
    const weaving = page.organisation("石狮漪野织造有限公司", places.shishi, { industryCode: "C1751" });
    const dresses = page.organisation("晋江漪野服饰有限公司", places.jinjiang, { industryCode: "C1811" });
    const garments = page.organisation("石狮漪野电商有限公司", places.shishi, { industryCode: "F5292" });
    page.lists(dyeing, "ecology", { listedOn: "2025-06-16", actFrom: "2025-01-01", actTo: "2025-03-31" });
    page.owns(ceng, dyeing, "70");
    page.owns(ceng, weaving, "80");
    page.owns(brother, weaving, "20");
    page.owns(weaving, dresses, "60");
    page.owns(brother, dresses, "50");
    page.owns(ceng, garments, "50");
    page.owns(brother, garments, "50");
    page.lead("shared-actual-controller", weaving, dyeing);
    page.lead("shared-actual-controller", dresses, dyeing);
    page.none("shared-actual-controller", garments, dyeing);
    page.lead("invests-in-listed", ceng, dyeing);
    page.lead("controls-listed", ceng, dyeing);
  },
};
