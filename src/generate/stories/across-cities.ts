import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** Listed in Xiamen, active in the cities beside it: an office, a majority, exactly half, and no known home. */
export const acrossCities: Story = {
  name: "across-cities",
  tell(page) {
    const officer = page.person("谢晓霁", places.siming);
    const homeless = page.person("郭维霁");
    for (const person of [officer, homeless]) {
      page.lists(person, "dishonestJudgmentDebtor", { listedOn: "2025-08-20" });
    }
    const resort = page.organisation("漳州煜岛旅游有限公司", places.longhai, { industryCode: "N7861" });
    const ferry = page.organisation("泉州煜岛轮渡有限公司", places.fengze, { industryCode: "G5511" });
    page.serves(officer, resort, "director");
    page.serves(officer, ferry, "actualController");
    page.serves(homeless, ferry, "supervisor");
    page.lead("cross-region-activity", resort, officer);
    page.lead("listed-person-in-office", resort, officer);
    page.lead("listed-person-in-office", ferry, homeless);
    page.none("cross-region-activity", ferry, officer);
    page.none("cross-region-activity", ferry, homeless);

    const travel = page.organisation("厦门煜岛旅行社有限公司", places.huli, { industryCode: "L7291" });
    page.lists(travel, "seriousMarketViolation", {
      ...{ listedOn: "2025-10-30", actFrom: "2025-05-01", actTo: "2025-05-31" },
    });
    const most = page.organisation("漳州煜礁旅行社有限公司", places.xiangcheng, { industryCode: "L7291" });
    const half = page.organisation("泉州煜礁旅行社有限公司", places.licheng, { industryCode: "L7291" });
    page.owns(travel, most, "50.0001");
    page.owns(travel, half, "50");
    page.lead("cross-region-activity", most, travel);
    page.none("cross-region-activity", half, travel);
    page.lead("listed-actual-controller", most, travel);
    for (const target of [most, half]) {
      page.lead("listed-aggregate-ownership", target, null);
      page.lead("listed-shareholder", target, travel);
    }
  },
};
