import { places } from "../places.ts";
import type { Story } from "../story.ts";

const rule = "stake-moved-before-listing";

/** A person listed on 2025-09-01 gives stakes up; each bound of the window and of the share has both its sides. */
export const stakeBeforeListing: Story = {
  name: "stake-before-listing",
  tell(page, town) {
    const su = page.person("苏昱衡", places.licheng);
    const wife = page.person("谢婉茵", places.licheng);
    const buyer = page.person("柯启垣", places.nanan);
    page.lists(su, "dishonestJudgmentDebtor", { listedOn: "2025-09-01" });
    page.links(su, "familyOf", wife);
    const firm = (name: string) =>
      page.organisation(name, places.licheng, { registeredOn: "2016-04-12", industryCode: "C2231" });
    const moved = (name: string, share: string, left: string, taken: string, taker = buyer): string => {
      const company = firm(name);
      page.owns(su, company, share, { from: "2018-03-01", to: left });
      page.owns(taker, company, share, { from: taken });
      return company;
    };
    page.lead(rule, moved("泉州汀砚纸品有限公司", "10", "2025-03-01", "2025-04-01"), su);
    const printing = moved("泉州汀砚印刷有限公司", "40", "2025-09-01", "2025-09-01", wife);
    page.lead(rule, printing, su);
    page.lead("nominee-pattern", printing, su);
    page.none(rule, moved("泉州汀砚纸箱有限公司", "40", "2025-02-28", "2025-02-28"), su);
    page.none(rule, moved("泉州汀砚文化有限公司", "40", "2025-09-02", "2025-09-02"), su);
    page.none(rule, moved("泉州汀砚图文有限公司", "40", "2025-03-01", "2025-04-02"), su);
    page.none(rule, moved("泉州汀砚标签有限公司", "9.9999", "2025-06-01", "2025-06-01"), su);
    const state = town.stateHubs.quanzhou;
    page.none(rule, moved("泉州汀砚档案有限公司", "20", "2025-06-01", "2025-06-01", state), su);

    const retold = firm("泉州汀砚装帧有限公司");
    page.owns(su, retold, "20", { from: "2018-03-01", to: "2025-06-01" });
    page.owns(su, retold, "15", { from: "2025-06-01" });
    page.owns(buyer, retold, "20", { from: "2025-06-01" });
    page.none(rule, retold, su);
    page.lead("listed-minority-shareholder", retold, su);
  },
};
