import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** A listed head office with two branches and a closed one; a listed branch with its head and its sister. */
export const branches: Story = {
  name: "branches",
  tell(page) {
    const head = page.organisation("厦门栩桥劳务派遣有限公司", places.huli, {
      industryCode: "L7263",
      capitalWan: 600,
    });
    page.lists(head, "wageArrears", { listedOn: "2025-07-30", actFrom: "2024-12-01", actTo: "2025-04-30" });
    const shishi = page.organisation("厦门栩桥劳务派遣有限公司石狮分公司", places.shishi, {
      industryCode: "L7263",
    });
    const longhai = page.organisation("厦门栩桥劳务派遣有限公司龙海分公司", places.longhai, {
      industryCode: "L7263",
    });
    const closed = page.organisation("厦门栩桥劳务派遣有限公司南安分公司", places.nanan, {
      industryCode: "L7263",
    });
    page.links(shishi, "branchOf", head, { from: "2020-11-30" });
    page.links(longhai, "branchOf", head, { from: "2021-06-01" });
    page.links(closed, "branchOf", head, { from: "2020-11-30", to: "2026-06-30" });
    page.lead("listed-branch", shishi, head);
    page.lead("listed-branch", longhai, head);
    page.none("listed-branch", closed, head);
    for (const branch of [shishi, longhai]) page.lead("cross-region-activity", branch, head);
    page.none("cross-region-activity", closed, head);

    const clinicHead = page.organisation("泉州昱岫检验有限公司", places.fengze, { industryCode: "M7452" });
    const lab = page.organisation("泉州昱岫检验有限公司晋江分公司", places.jinjiang, {
      industryCode: "M7452",
    });
    const other = page.organisation("泉州昱岫检验有限公司惠泉分公司", places.luojiang, {
      industryCode: "M7452",
    });
    page.lists(lab, "seriousMarketViolation", {
      listedOn: "2026-03-17",
      actFrom: "2025-09-01",
      actTo: "2025-12-31",
    });
    page.links(lab, "branchOf", clinicHead, { from: "2021-01-05" });
    page.links(other, "branchOf", clinicHead, { from: "2021-01-05" });
    page.lead("listed-branch", clinicHead, lab);
    page.none("listed-branch", other, lab);
  },
};
