import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** Officers of a listed kitchen meet again elsewhere; one alone, a namesake, one too early: not found. */
export const crossedDirectors: Story = {
  name: "crossed-directors",
  tell(page) {
    const kitchen = page.organisation("厦门沅湾团膳有限公司", places.tongan, {
      industryCode: "H6220",
      registeredOn: "2017-03-22",
    });
    page.lists(kitchen, "foodAndDrug", {
      listedOn: "2024-12-19",
      actFrom: "2024-05-01",
      actTo: "2024-08-31",
    });
    const cai = page.person("蔡映岚", places.tongan);
    const wu = page.person("吴启昀", places.tongan);
    const namesake = page.person("吴启昀", places.longwen);
    const li = page.person("李维栩", places.jimei);
    const gone = page.person("张文澄", places.tongan);
    page.serves(cai, kitchen, "director");
    page.serves(wu, kitchen, "supervisor");
    page.serves(li, kitchen, "executive", { from: "2020-06-01", to: "2024-05-02" });
    page.serves(gone, kitchen, "director", { from: "2017-03-22", to: "2024-05-01" });

    const pair = page.organisation("厦门沅野餐饮有限公司", places.jimei, { industryCode: "H6210" });
    const three = page.organisation("厦门沅野食材配送有限公司", places.tongan, { industryCode: "G5990" });
    const one = page.organisation("厦门笙野烘焙有限公司", places.xiangan, { industryCode: "C1411" });
    const early = page.organisation("厦门漪桐乳品有限公司", places.xiangan, { industryCode: "C1440" });
    page.serves(cai, pair, "director");
    page.serves(wu, pair, "legalRepresentative");
    for (const person of [cai, wu, li]) page.serves(person, three, "director");
    page.serves(cai, one, "director");
    page.serves(namesake, one, "supervisor");
    page.serves(cai, early, "director");
    page.serves(gone, early, "director");
    page.lead("shared-executives", pair, kitchen);
    page.lead("shared-executives", three, kitchen);
    page.none("shared-executives", one, kitchen);
    page.none("shared-executives", early, kitchen);
  },
};
