import { describe, expect, test } from "vitest";
import { loopsOf } from "./loops.ts";
import { jointlyControlled, layersMost } from "./ownership-shape.ts";
import { isPlanted, provinceOf } from "./told.ts";
import type { TextRow, Told } from "./told.ts";

const severe = new Set([
  ...["dishonestJudgmentDebtor", "majorTaxViolation", "seriousMarketViolation", "wageArrears", "workSafety"],
  ...["ecology", "foodAndDrug"],
]);

function ratioOf(rows: readonly TextRow[], holds: (row: TextRow) => boolean): number {
  return rows.filter(holds).length / rows.length;
}

function between(value: number, least: number, most: number): void {
  expect(value).toBeGreaterThanOrEqual(least);
  expect(value).toBeLessThanOrEqual(most);
}

/** How often each value of a column occurs, most first. */
function counts(rows: readonly TextRow[], column: string): number[] {
  const found = new Map<string, number>();
  for (const row of rows) if (row[column]) found.set(row[column], (found.get(row[column]) ?? 0) + 1);
  return [...found.values()].sort((one, other) => other - one);
}

/** The background alone: planted copies weigh more in a small province than in a large one. */
function backgroundOf({ tables }: Told) {
  const subjects = tables.subjects.filter((row) => !isPlanted(row["id"]!));
  return {
    subjects,
    kindOf: new Map(subjects.map((row) => [row["id"]!, row["kind"]!])),
    stakes: tables.shareholdings.filter((row) => !isPlanted(row["companyId"]!)),
    offices: tables.positions.filter((row) => !isPlanted(row["organisationId"]!)),
    links: tables.links.filter((row) => !isPlanted(row["fromId"]!)),
    listings: tables.listings.filter((row) => !isPlanted(row["subjectId"]!)),
  };
}

describe.each([5_000, 20_000])("a province of %i companies", (companies) => {
  const world = backgroundOf(provinceOf(companies));
  const { subjects, kindOf, stakes, offices, links, listings } = world;
  const firms = subjects.filter((row) => row["kind"] === "company").length;
  const holders = new Set(stakes.map((row) => row["holderId"]!));

  test("has 1.8 to 2.0 stakes, 2.2 to 3.0 persons and 4 to 5.2 offices a company", () => {
    between(stakes.length / firms, 1.8, 2);
    between(subjects.filter((row) => row["kind"] === "person").length / firms, 2.2, 3);
    between(offices.length / firms, 4, 5.2);
  });

  test("has nine stakes in ten held by a person in a company that holds nothing", () => {
    const toLeaf = (row: TextRow) =>
      kindOf.get(row["holderId"]!) === "person" && !holders.has(row["companyId"]!);
    between(ratioOf(stakes, toLeaf), 0.87, 0.93);
  });

  test("has owners of whom most hold one stake only", () => {
    const persons = stakes.filter(
      (row) => row["validTo"] === "" && kindOf.get(row["holderId"]!) === "person",
    );
    const perPerson = counts(persons, "holderId");
    between(perPerson.filter((count) => count === 1).length / perPerson.length, 0.7, 0.9);
  });

  test("is ten layers deep, and not deeper", () => {
    expect(layersMost(stakes)).toBe(10);
  });

  test("has about one company in a hundred under joint control that no majority chain shows", () => {
    between(jointlyControlled(stakes).length / firms, 0.004, 0.016);
  });

  test("has loops of two to seven companies, about 60 members in a million subjects", () => {
    const loops = loopsOf(stakes.map((row) => [row["holderId"]!, row["companyId"]!]));
    const members = loops.flat().length;
    expect(members).toBe(Math.max(2, Math.round((60 * 5.4 * companies) / 1_000_000)));
    for (const loop of loops) between(loop.length, 2, 7);
  });

  test("has one statement in ten ended, with a successor from that day", () => {
    for (const [rows, column] of [
      [stakes, "companyId"],
      [offices, "organisationId"],
    ] as const) {
      between(
        ratioOf(rows, (row) => row["validTo"] !== ""),
        0.07,
        0.13,
      );
      const begun = new Set(rows.map((row) => `${row[column]} ${row["validFrom"]}`));
      const ended = rows.filter((row) => row["validTo"] !== "");
      for (const row of ended) expect(begun.has(`${row[column]} ${row["validTo"]}`)).toBe(true);
    }
  });

  test("has one subject in eighty on a severe list, most with the act's dates, and some removed", () => {
    const open = listings.filter((row) => severe.has(row["listCode"]!) && row["removedOn"] === "");
    between(new Set(open.map((row) => row["subjectId"])).size / subjects.length, 0.01, 0.0145);
    between(
      ratioOf(open, (row) => row["actFrom"] !== ""),
      0.75,
      0.95,
    );
    expect(listings.some((row) => row["removedOn"] !== "" && row["removalReason"] === "repaired")).toBe(true);
  });

  test("has registers that are incomplete, above the whole, and stated twice, a few of each", () => {
    between(
      ratioOf(stakes, (row) => row["sharePercent"] === ""),
      0.01,
      0.06,
    );
    const open = stakes.filter((row) => row["validTo"] === "");
    const sums = new Map<string, number>();
    for (const row of open) {
      sums.set(row["companyId"]!, (sums.get(row["companyId"]!) ?? 0) + Number(row["sharePercent"]));
    }
    const above = [...sums.values()].filter((percent) => percent > 100.001).length;
    between(above / firms, 0.001, 0.015);
    const twice = counts(
      open.map((row) => ({ pair: `${row["holderId"]} ${row["companyId"]}` })),
      "pair",
    );
    between(twice.filter((count) => count > 1).length / firms, 0.001, 0.01);
  });

  test("has guarantees mostly in pairs, and no ring of more than seven", () => {
    const guarantees = links.filter((row) => row["kind"] === "guarantees");
    const ends = guarantees.map((row) => [row["fromId"]!, row["toId"]!] as const);
    for (const loop of loopsOf(ends)) between(loop.length, 2, 7);
    const partners = counts(
      ends.flat().map((id) => ({ id })),
      "id",
    );
    expect(partners.length).toBeGreaterThan(0.005 * firms);
    expect(partners[0]).toBeGreaterThan(2);
  });
});

describe("hubs of 20,000 companies", () => {
  const { subjects, stakes, offices, kindOf } = backgroundOf(provinceOf(20_000));

  test("are an agent with 200 offices, and shared addresses of 500 and 200 firms", () => {
    const agents = counts(
      offices.filter((row) => row["role"] === "executive"),
      "personId",
    );
    between(agents[0]!, 185, 205);
    const addresses = counts(subjects, "address");
    between(addresses[0]!, 470, 500);
    between(addresses[1]!, 180, 200);
    between(counts(subjects, "phone")[0]!, 100, 140);
  });

  test("are a fund with 50 small stakes and a state investor with 30 subsidiaries", () => {
    const open = stakes.filter((row) => row["validTo"] === "" && kindOf.get(row["holderId"]!) === "company");
    expect(counts(open, "holderId").slice(0, 2)).toEqual([50, 30]);
  });
});
