import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** Both sides of one half and of one quarter, added up over three listed parties. */
export const exactHalf: Story = {
  name: "exact-half",
  tell(page) {
    const trading = page.organisation("厦门屿垣贸易有限公司", places.huli, { capitalWan: 3000 });
    const builder = page.organisation("漳州稷桥建设有限公司", places.xiangcheng, { industryCode: "E4710" });
    const hong = page.person("洪昱衡", places.tongan);
    const partner = page.organisation("厦门澄墨机电有限公司", places.jimei, { industryCode: "F5179" });
    page.lists(trading, "seriousMarketViolation", {
      ...{ listedOn: "2025-01-20", actFrom: "2024-02-01", actTo: "2024-09-30" },
    });
    page.lists(builder, "wageArrears", {
      listedOn: "2025-02-11",
      actFrom: "2024-08-01",
      actTo: "2024-12-31",
    });
    page.lists(hong, "dishonestJudgmentDebtor", { listedOn: "2024-05-09" });

    const half = page.organisation("厦门屿垣仓储有限公司", places.haicang, { industryCode: "G5930" });
    page.owns(trading, half, "50");
    page.owns(partner, half, "50");
    page.none("listed-actual-controller", half, trading);
    page.lead("listed-aggregate-ownership", half, null);
    page.lead("listed-shareholder", half, trading);
    page.none("listed-beneficial-owner", half, trading);

    const short = page.organisation("厦门屿垣包装有限公司", places.tongan, { industryCode: "C2231" });
    page.owns(trading, short, "24.9999");
    page.owns(hong, short, "25");
    page.owns(partner, short, "50.0001");
    page.none("listed-aggregate-ownership", short, null);
    page.none("listed-shareholder", short, trading);
    page.lead("listed-shareholder", short, hong);
    page.lead("listed-beneficial-owner", short, hong);
    page.lead("listed-minority-shareholder", short, trading);
    page.none("listed-minority-shareholder", short, hong);

    const trio = page.organisation("厦门屿垣电子有限公司", places.xiangan, { industryCode: "C3989" });
    page.owns(trading, trio, "20");
    page.owns(hong, trio, "20");
    page.owns(builder, trio, "10");
    page.owns(partner, trio, "50");
    page.lead("listed-aggregate-ownership", trio, null);
    page.lead("listed-neighbour-cluster", trio, null);
    page.none("listed-neighbour-cluster", short, null);
    for (const seed of [trading, hong, builder]) {
      page.none("listed-shareholder", trio, seed);
      page.lead("listed-minority-shareholder", trio, seed);
    }
  },
};
