import type { Page } from "../page.ts";
import { places } from "../places.ts";
import type { Story } from "../story.ts";

const rule = "nominee-pattern";

/** Left within a year of the listing, to a relative, to a colleague, or in name only; strangers, agents and older exits: none. */
export const nameOnly: Story = {
  name: "name-only",
  tell(page, { firms }) {
    const seller = page.person("纪云阙", places.tongan);
    page.lists(seller, "dishonestJudgmentDebtor", { listedOn: "2026-01-15" });
    const sister = page.person("纪云棠", places.tongan);
    const colleague = page.person("卓景明", places.tongan);
    const stranger = page.person("卓景川", places.tongan);
    page.links(seller, "familyOf", sister, { from: "2000-01-01" });
    const firm = (name: string): string => {
      return page.organisation(name, places.tongan, { industryCode: "C2929", registeredOn: "2016-04-01" });
    };
    const own = firm("厦门云阙模具有限公司");
    page.serves(seller, own, "actualController");
    page.serves(colleague, own, "director");
    const sold = (name: string, percent: string, buyer: string, from = "2025-06-01"): string => {
      const company = firm(name);
      page.owns(seller, company, percent, { to: "2025-06-01" });
      page.owns(buyer, company, "25", { from });
      return company;
    };
    const passed = sold("厦门云阙五金有限公司", "25", sister);
    const small = sold("厦门云阙塑胶有限公司", "24.9999", sister);
    const away = sold("厦门云阙铸造有限公司", "40", stranger);
    const before = sold("厦门云阙轴承有限公司", "40", sister, "2025-05-31");
    const led = (name: string, to: string): string => {
      const company = firm(name);
      page.serves(seller, company, "legalRepresentative", { to });
      return company;
    };
    const kept = led("厦门云阙机床有限公司", "2025-01-15");
    const early = led("厦门云阙刀具有限公司", "2025-01-14");
    for (const company of [kept, early]) page.serves(seller, company, "actualController");
    const handed = led("厦门云阙量具有限公司", "2026-01-15");
    page.serves(colleague, handed, "legalRepresentative", { from: "2026-01-15" });
    const later = led("厦门云阙磨料有限公司", "2026-01-16");
    page.serves(colleague, later, "legalRepresentative", { from: "2026-01-16" });
    for (const target of [passed, kept, handed]) page.lead(rule, target, seller);
    for (const target of [small, away, before, early, later]) page.none(rule, target, seller);
    const lent = led("厦门云阙夹具有限公司", "2025-09-01");
    const agency = led("厦门云阙量规有限公司", "2025-09-01");
    tellAgent(page, "卓景垣", own, lent, firms.slice(0, 48));
    tellAgent(page, "卓景岚", own, agency, firms.slice(0, 49));
    page.lead(rule, lent, seller);
    page.none(rule, agency, seller);
  },
};

/** Supervisor in the seller's own firm, leader of what he left, and supervisor of very many others. */
function tellAgent(page: Page, name: string, own: string, left: string, others: readonly string[]): void {
  const agent = page.person(name, places.tongan);
  page.serves(agent, own, "supervisor");
  page.serves(agent, left, "legalRepresentative", { from: "2025-09-01" });
  for (const firm of others) page.serves(agent, firm, "supervisor");
}
