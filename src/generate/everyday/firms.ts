import { chance, pick } from "../chance.ts";
import type { Page } from "../page.ts";
import { allPlaces } from "../places.ts";
import type { Place } from "../places.ts";
import type { NameBook, Trade } from "./names.ts";
import { trades } from "./names.ts";

const FIRMS_COUNT = 158;
const OWNERS_COUNT = 50;

/** Name, trade and place of an everyday firm by key, such as 漳州岚禾茶业有限公司. */
export function everydayName(names: NameBook, key: string, at: Place, trade: Trade): string {
  return `${at.prefix}${names.brand(key)}${trade.words}有限公司`;
}

/** Independent firms, each with an owner, a partner, and at least 10 % of its shares stated nowhere. */
export function tellFirms(page: Page, names: NameBook): string[] {
  const owners = Array.from({ length: OWNERS_COUNT }, (_, at) => page.person(names.person(`owner ${at}`)));
  return Array.from({ length: FIRMS_COUNT }, (_, at) => {
    const key = `firm ${at}`;
    const [place, trade] = [pick(`${key} place`, allPlaces), pick(`${key} trade`, trades)];
    const name = everydayName(names, key, place, trade);
    const firm = page.organisation(name, place, { industryCode: trade.industryCode });
    const owner = owners[at % OWNERS_COUNT]!;
    const partner = owners[(at + 7 + chance(`${key} partner`, OWNERS_COUNT - 14)) % OWNERS_COUNT]!;
    const [most, least] = pick(`${key} split`, [
      ["60", "30"],
      ["51", "39"],
      ["45", "45"],
      ["70", "20"],
      ["66.6667", "15"],
      ["80", "10"],
    ] as const);
    page.owns(owner, firm, most);
    page.owns(partner, firm, least);
    page.serves(owner, firm, "legalRepresentative");
    page.serves(partner, firm, chance(`${key} office`, 3) === 0 ? "director" : "supervisor");
    return firm;
  });
}

/** Trade credit among everyday firms: who supplies whom, and a few guarantees among the healthy. */
export function tellTrade(page: Page, firms: readonly string[]): void {
  firms.forEach((firm, at) => {
    const other = firms[(at + 11 + chance(`${firm} customer`, 90)) % firms.length]!;
    if (at % 3 === 0) page.links(firm, "suppliesTo", other, { from: "2022-01-01" });
    if (at % 17 === 0) page.links(firm, "guarantees", other, { amountWan: 50 + at, from: "2023-05-01" });
    if (at % 40 === 0)
      page.links(firm, "guarantees", other, { amountWan: 80, from: "2020-05-01", to: "2023-05-01" });
  });
}
