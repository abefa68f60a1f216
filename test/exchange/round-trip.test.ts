import { cpSync, mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeAll, describe, expect, test } from "vitest";
import type { LoadReport } from "../../src/load/load-report.ts";
import { temporaryFolder } from "../load/bundle-folder.ts";
import { freshGraph, loadFolder } from "../load/loading.ts";
import { bodsFaults } from "./bods-faults.ts";
import type { FormatName } from "./exported.ts";
import { entriesIn, exported, factsInForce, loadedBack } from "./exported.ts";
import { leadsByRule } from "./exported-leads.ts";
import { ftmFaults } from "./ftm-faults.ts";

type Facts = Awaited<ReturnType<typeof factsInForce>>;
const { graph, driver } = freshGraph();
const home = temporaryFolder();

interface Back {
  report: LoadReport;
  facts: Facts;
  leads: Map<string, string[]>;
}
let before: { facts: Facts; leads: Map<string, string[]> };
const files = {} as Record<FormatName, Awaited<ReturnType<typeof exported>>>;
const back = {} as Record<FormatName, Back>;

/** The lists of the region alone, for a graph that came without any. */
function listsAlone(): string {
  const folder = join(home, "lists");
  mkdirSync(folder);
  cpSync("seed/region/listings.csv", join(folder, "listings.csv"));
  const stated = { sourceId: "lists", deliveryId: "d1", mode: "full", asOf: "2026-06-30" };
  writeFileSync(join(folder, "delivery.json"), JSON.stringify(stated));
  return folder;
}

beforeAll(async () => {
  await loadFolder(graph, "seed/region", { home });
  // Derived first: an export must leave it out.
  const leads = await leadsByRule(graph);
  before = { leads, facts: await factsInForce(driver) };
  for (const format of ["ftm", "bods"] as const) files[format] = await exported(graph, format);
  for (const format of ["ftm", "bods"] as const) {
    const report = await loadedBack(graph, driver, files[format].folder, format);
    if (format === "bods") await loadFolder(graph, listsAlone(), { home });
    const again = await leadsByRule(graph);
    back[format] = { report, facts: await factsInForce(driver), leads: again };
  }
}, 900_000);

/** Rules that rest on stakes, offices in force and lists: both formats carry what they ask. */
const both = [
  "closed-ownership-loop",
  "controls-listed",
  "invests-in-listed",
  "listed-aggregate-ownership",
  "listed-beneficial-owner",
  "listed-minority-shareholder",
  "listed-person-in-office",
  "listed-shareholder",
  "shared-actual-controller",
  "shared-executives",
];
/**
 * Rules that find exactly the same after a round trip; BODS has its lists from a second delivery. The others ask for
 * what no export carries: the past, acts behind listings, regions, red lists, records, phones and addresses as typed.
 */
const survive: Readonly<Record<FormatName, readonly string[]>> = {
  ftm: [
    ...both,
    "family-or-concert-link",
    "guarantee-chain-exposure",
    "guarantee-ring",
    "guarantees-listed",
    // In concert too, which no statement of BODS says.
    "listed-actual-controller",
    "listed-branch",
    "listed-neighbour-cluster",
    "supplier-dependence",
  ],
  // The second delivery brings lists that ended as well, which repeat-offender asks for.
  bods: [...both, "repeat-offender"],
};

/** Rules of which something is found in the region, and that find exactly the same after a round trip. */
function ruled(format: FormatName): string[] {
  const found = [...before.leads].filter(([, leads]) => leads.length > 0);
  return found
    .filter(([rule, leads]) => leads.join() === back[format].leads.get(rule)?.join())
    .map(([rule]) => rule);
}

describe.each(["ftm", "bods"] as const)("the seed region as %s and back", (format) => {
  test("nothing is kept out, and stakes, offices and derived control are the same", () => {
    for (const { rowsQuarantined } of back[format].report.files) expect(rowsQuarantined).toBe(0);
    for (const what of ["stakes", "offices", "control"] as const) {
      expect(before.facts[what].length, what).toBeGreaterThan(0);
      expect(back[format].facts[what], what).toEqual(before.facts[what]);
    }
  });

  test("subjects keep id, kind, name and code but for a code that does not hold", () => {
    const lost = before.facts.subjects.filter((line) => !back[format].facts.subjects.includes(line));
    expect(lost).toEqual(["S-0001 company 石狮沅砾纺织有限公司 91350581MAXWR0NG2A"]);
    expect(back[format].facts.subjects).toHaveLength(before.facts.subjects.length);
  });

  test("what is left out adds up with what the graph holds", () => {
    const { leftOut, written } = files[format].tally;
    expect(written.subjects).toBe(before.facts.subjects.length);
    expect(leftOut.get("control or cascade that we derived")).toBeGreaterThan(0);
    expect(leftOut.get("penalty")).toBe(181);
    const { stakes, offices, links } = before.facts;
    const all = stakes.length + offices.length + links.length;
    const linksOut = [...leftOut].filter(([what]) => what.startsWith("link "));
    const unsaid = linksOut.reduce((sum, [, rows]) => sum + rows, 0);
    expect(written.relations + unsaid).toBe(all);
  });

  test("the leads of exactly these rules are the same", () => {
    expect(ruled(format).toSorted()).toEqual([...survive[format]].toSorted());
  });
});

test("FollowTheMoney carries links with their amounts, and lists but for red ones", () => {
  expect(back.ftm.facts.links).toEqual(before.facts.links);
  expect(back.ftm.facts.lists).toEqual(before.facts.lists);
});

test("every statement of BODS is one by the published schema, and no party comes after what names it", () => {
  expect(bodsFaults(entriesIn(files.bods.path))).toEqual([]);
});

test("every entity of FollowTheMoney is one by its model", () => {
  expect(ftmFaults(entriesIn(files.ftm.path))).toEqual([]);
});
