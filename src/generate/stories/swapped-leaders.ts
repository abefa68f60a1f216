import type { IsoDate } from "../../model/dates.ts";
import { places } from "../places.ts";
import type { Story } from "../story.ts";

const rule = "legal-representative-swapped-before-listing";

/** Four firms listed on 2025-08-15 whose legal representative changed: one within both bounds, three not. */
export const swappedLeaders: Story = {
  name: "swapped-leaders",
  tell(page) {
    const swap = (brand: string, old: string, next: string, left: IsoDate, came: IsoDate) => {
      const firm = page.organisation(`漳州${brand}家具有限公司`, places.longwen, {
        ...{ registeredOn: "2014-06-18", industryCode: "C2110" },
      });
      page.lists(firm, "wageArrears", { listedOn: "2025-08-15" });
      const [leaver, follower] = [page.person(old), page.person(next)];
      page.serves(leaver, firm, "legalRepresentative", { to: left });
      page.serves(follower, firm, "legalRepresentative", { from: came });
      return { firm, leaver };
    };
    const found = swap("沅穗", "蔡映蓁", "黄静笙", "2025-02-15", "2025-03-15");
    page.lead(rule, found.leaver, found.firm);
    const early = swap("沅屿", "郑清川", "吴知汀", "2025-02-14", "2025-02-14");
    page.none(rule, early.leaver, early.firm);
    const late = swap("沅珩", "曾维昀", "杨素庭", "2025-02-15", "2025-03-16");
    page.none(rule, late.leaver, late.firm);
    const back = swap("沅棠", "林思芃", "陈泽栩", "2025-05-01", "2025-05-01");
    page.serves(back.leaver, back.firm, "legalRepresentative", { from: "2025-06-01" });
    page.none(rule, back.leaver, back.firm);
  },
};
