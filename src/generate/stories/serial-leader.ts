import type { Page } from "../page.ts";
import { places } from "../places.ts";
import type { Story, Town } from "../story.ts";

/** Three listed workshops, and who led them at their acts. */
interface Workshops {
  readonly shoes: string;
  readonly zips: string;
  readonly dyes: string;
}

/** One person led three listed firms at their acts; others only two, or one day too early. */
export const serialLeader: Story = {
  name: "serial-leader",
  tell(page, town) {
    const listed = tellWorkshops(page);
    tellOfficers(page, listed);
    tellNeighbours(page, town, listed);
  },
};

function tellWorkshops(page: Page): Workshops {
  const since = { registeredOn: "2017-05-18" };
  const shoes = page.organisation("晋江霁舟鞋材有限公司", places.jinjiang, {
    industryCode: "C1951",
    ...since,
  });
  const zips = page.organisation("石狮霁舟拉链有限公司", places.shishi, { industryCode: "C4119", ...since });
  const dyes = page.organisation("南安霁舟染料有限公司", places.nanan, { industryCode: "C2645", ...since });
  page.lists(shoes, "seriousMarketViolation", {
    ...{ listedOn: "2024-02-05", actFrom: "2023-03-01", actTo: "2023-06-30" },
  });
  page.lists(zips, "wageArrears", { listedOn: "2024-09-10", actFrom: "2024-01-01", actTo: "2024-03-31" });
  page.lists(dyes, "majorTaxViolation", {
    ...{ listedOn: "2025-05-20", actFrom: "2024-06-01", actTo: "2024-12-31" },
  });
  return { shoes, zips, dyes };
}

function tellOfficers(page: Page, { shoes, zips, dyes }: Workshops): void {
  const serial = page.person("苏砚霁", places.jinjiang);
  const twice = page.person("杨立霁", places.shishi);
  const early = page.person("柯文霁", places.nanan);
  page.serves(twice, shoes, "legalRepresentative", { to: "2023-03-02" });
  page.serves(serial, shoes, "legalRepresentative", { from: "2023-03-02" });
  page.serves(twice, zips, "legalRepresentative", { to: "2024-02-01" });
  page.serves(serial, zips, "legalRepresentative", { from: "2024-02-01", to: "2024-04-01" });
  page.serves(serial, dyes, "legalRepresentative", { to: "2025-01-01" });
  page.serves(twice, dyes, "director");
  page.serves(early, shoes, "supervisor", { to: "2024-01-01" });
  page.serves(early, zips, "supervisor");
  page.serves(early, dyes, "supervisor", { to: "2024-06-01" });

  const first = page.organisation("晋江霁桥鞋业有限公司", places.jinjiang, { industryCode: "C1951" });
  const second = page.organisation("石狮霁桥服饰有限公司", places.shishi, { industryCode: "C1811" });
  const other = page.organisation("石狮霁川辅料有限公司", places.shishi, { industryCode: "C1789" });
  for (const target of [first, second]) {
    page.serves(serial, target, "legalRepresentative");
    page.lead("serial-legal-representative", target, null);
    for (const seed of [shoes, zips, dyes]) page.lead("shared-legal-representative", target, seed);
  }
  page.serves(twice, other, "legalRepresentative");
  // Listed itself, and he still leads it; two leads of the other rule are its part.
  page.none("serial-legal-representative", shoes, null);
  page.none("serial-legal-representative", other, null);
  for (const seed of [zips, dyes]) page.lead("shared-legal-representative", shoes, seed);
  for (const seed of [shoes, zips]) page.lead("shared-legal-representative", other, seed);
  page.lead("officer-of-many-listed", serial, null);
  page.lead("officer-of-many-listed", twice, null);
  page.none("officer-of-many-listed", early, null);
}

function tellNeighbours(page: Page, { firms, stateHubs }: Town, { shoes, zips, dyes }: Workshops): void {
  const beside = page.organisation("晋江霁谷皮具有限公司", places.jinjiang, { industryCode: "C1922" });
  const below = page.organisation("晋江霁湾皮具有限公司", places.jinjiang, { industryCode: "C1922" });
  const wide = page.organisation("泉州霁川融资担保有限公司", places.fengze, { industryCode: "L7296" });
  const wider = page.organisation("泉州霁湾融资担保有限公司", places.fengze, { industryCode: "L7296" });
  page.owns(beside, shoes, "5");
  page.owns(below, shoes, "4.9999");
  for (const target of [beside, below]) {
    page.links(zips, "guarantees", target, { amountWan: 90, from: "2024-01-15" });
    page.owns(dyes, target, "10");
    page.lead("listed-minority-shareholder", target, dyes);
  }
  for (const listed of [shoes, zips, dyes]) {
    page.owns(stateHubs.quanzhou, listed, "10");
    for (const target of [wide, wider]) page.links(listed, "guarantees", target, { from: "2025-01-10" });
  }
  // With the three listed ones: exactly 50 neighbours, and 51.
  for (const firm of firms.slice(0, 47)) page.links(wide, "guarantees", firm, { from: "2025-03-01" });
  for (const firm of firms.slice(50, 98)) page.links(wider, "guarantees", firm, { from: "2025-03-01" });
  page.lead("invests-in-listed", beside, shoes);
  page.lead("listed-neighbour-cluster", beside, null);
  page.lead("listed-neighbour-cluster", wide, null);
  page.none("listed-neighbour-cluster", below, null);
  page.none("listed-neighbour-cluster", wider, null);
  page.none("listed-neighbour-cluster", stateHubs.quanzhou, null);
}
