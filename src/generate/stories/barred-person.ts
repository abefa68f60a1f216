import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** A listed person in offices that the law closes to him; others are left, open to him, or a namesake's. */
export const barredPerson: Story = {
  name: "barred-person",
  tell(page) {
    const huang = page.person("黄立穗", places.xiangcheng);
    const namesake = page.person("黄立穗", places.longhai);
    page.lists(huang, "dishonestJudgmentDebtor", {
      listedOn: "2025-05-26",
      actFrom: "2024-09-01",
      actTo: "2025-05-01",
    });
    page.records(huang, "executedDebt", "2024-09-01", "2150000", "元");
    const stone = page.organisation("漳州鸢墨陶瓷有限公司", places.changtai, { industryCode: "C3071" });
    const school = page.organisation("漳州水仙书画研究会", places.xiangcheng, {
      kind: "socialOrganisation",
      capitalWan: 5,
    });
    const left = page.organisation("漳州珩墨家居有限公司", places.longwen, { industryCode: "C2110" });
    const owned = page.organisation("漳州珩舟渔业有限公司", places.longhai, { industryCode: "A0411" });
    const farm = page.organisation("漳州栩谷果蔬有限公司", places.longhai, { industryCode: "F5123" });
    page.serves(huang, stone, "director");
    page.serves(huang, school, "legalRepresentative");
    page.serves(huang, left, "supervisor", { from: "2016-08-01", to: "2026-06-30" });
    page.serves(huang, owned, "beneficialOwner");
    page.serves(namesake, farm, "director");
    page.lead("listed-person-in-office", stone, huang);
    page.lead("listed-person-in-office", school, huang);
    page.lead("listed-beneficial-owner", owned, huang);
    for (const target of [left, owned, farm]) page.none("listed-person-in-office", target, huang);
  },
};
