import { places } from "../places.ts";
import type { Story } from "../story.ts";

const rule = "same-phone-listed-cluster";
const givenNames = [..."松柏竹兰菊梅桂荷莲"];

/** Two phone numbers with a listed firm each: 10 subjects state the one, 11 the other. */
export const sharedLine: Story = {
  name: "shared-line",
  tell(page) {
    const line = (brand: string, phone: string, others: number) => {
      const at = places.changtai;
      const listed = page.organisation(`漳州${brand}农资有限公司`, at, { phone, industryCode: "F5166" });
      const sharer = page.organisation(`漳州${brand}种业有限公司`, at, { phone, industryCode: "A0511" });
      page.lists(listed, "foodAndDrug", { listedOn: "2025-11-20" });
      for (const given of givenNames.slice(0, others)) page.person(`施${given}衡`, at, { phone });
      return { listed, sharer };
    };
    const few = line("稷穗", "0596-5550998", 8);
    page.lead(rule, few.sharer, few.listed);
    const many = line("稷禾", "0596-5550999", 9);
    page.none(rule, many.sharer, many.listed);
  },
};
