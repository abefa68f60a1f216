import { chance, pick } from "../chance.ts";
import type { Page } from "../page.ts";
import { allPlaces } from "../places.ts";
import { everydayName } from "./firms.ts";
import type { NameBook } from "./names.ts";
import { trades } from "./names.ts";

const GROUPS_COUNT = 12;

/** A family group: founder and spouse over a holding company, and under it three to five layers of firms. */
function tellGroup(page: Page, names: NameBook, group: number): string[] {
  const key = `group ${group}`;
  const place = pick(`${key} place`, allPlaces);
  const founder = page.person(names.person(`${key} founder`), place);
  const spouse = page.person(names.person(`${key} spouse`), place);
  const manager = page.person(names.person(`${key} manager`), place);
  const holdingName = `${place.prefix}${names.brand(key)}控股集团有限公司`;
  const holding = page.organisation(holdingName, place, { industryCode: "L7212", capitalWan: 10_000 });
  page.owns(founder, holding, group % 2 === 0 ? "75" : "65");
  page.owns(spouse, holding, group % 2 === 0 ? "25" : "35");
  page.serves(founder, holding, "legalRepresentative");
  page.serves(spouse, holding, "supervisor");
  page.links(founder, "familyOf", spouse);
  const members = [holding];
  const depth = 3 + (group % 3);
  for (let step = 0; step < 6; step += 1) {
    const trade = pick(`${key} trade ${step}`, trades);
    const at = pick(`${key} at ${step}`, allPlaces);
    const name = everydayName(names, `${key} member ${step}`, at, trade);
    const member = page.organisation(name, at, { industryCode: trade.industryCode });
    // The first members make the chain that gives the group its depth; the others hang anywhere on it.
    const parent = members[step < depth - 1 ? step : chance(`${key} parent ${step}`, members.length)]!;
    const percent = pick(`${key} share ${step}`, ["100", "80", "67", "51", "60"] as const);
    page.owns(parent, member, percent);
    if (percent !== "100") page.owns(manager, member, percent === "51" ? "49" : "20");
    page.serves(step % 2 === 0 ? founder : manager, member, "legalRepresentative");
    page.serves(spouse, member, step % 3 === 0 ? "director" : "supervisor");
    members.push(member);
  }
  return members;
}

/** Twelve ordinary, healthy groups; returns every member. */
export function tellGroups(page: Page, names: NameBook): string[] {
  return Array.from({ length: GROUPS_COUNT }, (_, group) => tellGroup(page, names, group)).flat();
}
