import type { Page } from "../page.ts";
import { places } from "../places.ts";
import type { Story } from "../story.ts";

const rule = "family-or-concert-link";

function tellFamily(page: Page, firms: readonly string[]): void {
  const listed = page.person("凌砚秋", places.siming);
  page.lists(listed, "dishonestJudgmentDebtor", { listedOn: "2025-12-08" });
  const spouse = page.person("凌溪月", places.siming);
  const past = page.person("凌溪禾", places.siming);
  page.links(listed, "familyOf", spouse, { from: "2015-05-01" });
  page.links(past, "familyOf", listed, { from: "2008-05-01", to: "2026-06-30" });
  const firm = (name: string): string => page.organisation(name, places.siming, { industryCode: "F5211" });
  const led = firm("厦门溪月百货有限公司");
  const held = firm("厦门溪月服饰有限公司");
  const half = firm("厦门溪月茶业有限公司");
  const directed = firm("厦门溪月书店有限公司");
  const formerly = firm("厦门溪禾百货有限公司");
  page.serves(spouse, led, "legalRepresentative");
  page.owns(spouse, held, "50.0001");
  page.owns(spouse, half, "50");
  page.serves(spouse, directed, "director");
  page.serves(past, formerly, "legalRepresentative");
  for (const target of [led, held]) page.lead(rule, target, listed);
  for (const target of [half, directed, formerly]) page.none(rule, target, listed);
  // Exactly 50 offices, and 51: who lends a name to very many is no bridge.
  for (const [name, others] of [
    ["凌岚舟", 49],
    ["凌岚桐", 50],
  ] as const) {
    const agent = page.person(name, places.siming);
    const own = firm(`厦门${name.slice(1)}商贸有限公司`);
    page.links(agent, "familyOf", listed, { from: "2012-01-01" });
    page.serves(agent, own, "legalRepresentative");
    for (const other of firms.slice(0, others)) page.serves(agent, other, "supervisor");
    if (others === 49) page.lead(rule, own, listed);
    else page.none(rule, own, listed);
  }
}

function tellConcert(page: Page): void {
  const listed = page.organisation("泉州砚秋投资有限公司", places.fengze, { industryCode: "L7212" });
  page.lists(listed, "seriousMarketViolation", { listedOn: "2025-12-15" });
  const partner = page.organisation("泉州衡秋投资有限公司", places.fengze, { industryCode: "L7212" });
  const middle = page.organisation("泉州衡秋置业有限公司", places.fengze, { industryCode: "K7010" });
  const below = page.organisation("泉州衡秋物业有限公司", places.fengze, { industryCode: "K7020" });
  page.links(partner, "actsWith", listed, { from: "2024-01-01" });
  page.owns(partner, middle, "60");
  page.owns(middle, below, "60");
  for (const target of [middle, below]) page.lead(rule, target, listed);
  page.none(rule, partner, listed);
  tellTogether(page, listed, partner);
}

/** What the two hold together and neither alone: a majority is control in concert, a half is none. */
function tellTogether(page: Page, listed: string, partner: string): void {
  const controller = "listed-actual-controller";
  const inConcert = (name: string, partnersPercent: string): string => {
    const company = page.organisation(name, places.fengze, { industryCode: "K7010" });
    page.owns(listed, company, "5");
    page.owns(partner, company, partnersPercent);
    for (const other of [rule, "listed-minority-shareholder"]) page.none(other, company, listed);
    return company;
  };
  page.lead(controller, inConcert("泉州砚衡置业有限公司", "45.0001"), listed);
  page.none(controller, inConcert("泉州砚衡文旅有限公司", "45"), listed);
}

/** Family and concert parties of listed ones who lead or control others, on both sides of every bound. */
export const kinAndConcert: Story = {
  name: "kin-and-concert",
  tell(page, { firms }) {
    tellFamily(page, firms);
    tellConcert(page);
  },
};
