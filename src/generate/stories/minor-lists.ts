import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** Lists that are not severe seed nothing: abnormal operations, restricted consumption, the red list. */
export const minorLists: Story = {
  name: "minor-lists",
  tell(page) {
    const silent = page.organisation("厦门泠序装饰工程有限公司", places.jimei, { industryCode: "E5011" });
    const branchFirm = page.organisation("厦门泠序建材有限公司", places.jimei, { industryCode: "F5165" });
    page.lists(silent, "abnormalOperations", { listedOn: "2025-07-08" });
    page.owns(silent, branchFirm, "80");
    page.none("listed-actual-controller", branchFirm, silent);
    page.none("listed-aggregate-ownership", branchFirm, null);
    page.none("listed-shareholder", branchFirm, silent);

    const xie = page.person("谢晓茵", places.siming);
    const studio = page.organisation("厦门汀鸢文化有限公司", places.siming, { industryCode: "R8810" });
    page.lists(xie, "consumptionRestriction", { listedOn: "2026-02-27" });
    page.serves(xie, studio, "executive");
    page.none("listed-person-in-office", studio, xie);

    const model = page.organisation("厦门澄湾软件有限公司", places.siming, {
      industryCode: "I6513",
      capitalWan: 5000,
    });
    const child = page.organisation("厦门澄湾数据有限公司", places.siming, { industryCode: "I6550" });
    page.lists(model, "redList", { listedOn: "2024-04-30" });
    page.owns(model, child, "100");
    page.none("listed-actual-controller", child, model);
    page.none("listed-aggregate-ownership", child, null);
  },
};
