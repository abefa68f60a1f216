import { places } from "../places.ts";
import type { Story } from "../story.ts";

/** On both lists at once, and incentives below a listed company; an ended honour, an award, half the votes: none. */
export const redAndListed: Story = {
  name: "red-and-listed",
  tell(page) {
    const rule = "red-list-conflict";
    const both = page.organisation("晋江瑾川食品有限公司", places.jinjiang, { industryCode: "C1421" });
    page.lists(both, "foodAndDrug", { listedOn: "2026-03-09", actFrom: "2025-11-01", actTo: "2025-12-31" });
    page.lists(both, "redList", { listedOn: "2025-04-30" });
    page.lead(rule, both, both);
    const below = (name: string, votesPercent: string): string => {
      const company = page.organisation(name, places.jinjiang, { industryCode: "F5129" });
      page.owns(both, company, "9", { votesPercent });
      return company;
    };
    const incentive = below("晋江瑾川贸易有限公司", "50.0001");
    const half = below("晋江瑾川冷饮有限公司", "50");
    const award = below("晋江瑾川包装有限公司", "60");
    const ended = below("晋江瑾川仓储有限公司", "60");
    page.records(incentive, "incentive", "2025-05-20");
    page.records(half, "incentive", "2025-05-20");
    page.records(award, "award", "2025-05-20");
    page.lists(ended, "redList", { listedOn: "2024-04-30", removedOn: "2026-06-30" });
    page.lead(rule, incentive, both);
    for (const target of [half, award, ended]) page.none(rule, target, both);
    for (const target of [incentive, award, ended]) page.lead("listed-actual-controller", target, both);
  },
};
