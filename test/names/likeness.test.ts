import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import {
  decideOrganisationNames,
  decidePersonNames,
  isBrandSlip,
  likenessOf,
} from "../../src/names/likeness.ts";
import type { SameName } from "../../src/names/likeness.ts";
import { splitName } from "../../src/names/split.ts";
import { namePairs } from "./pairs.ts";

/** Floors of the labelled pairs; the figures themselves stand in src/names/README.md, which is held against them. */
const PRECISION_MIN = 0.98;
const RECALL_MIN = 0.8;
const FOUND_MIN = 0.95;
const TOLD_APART_MIN = 0.82;

const pairs = namePairs().map((pair) => ({ ...pair, answer: decideOrganisationNames(pair.a, pair.b) }));
const share = (part: number, whole: number) => (whole === 0 ? 1 : part / whole);
const percent = (ratio: number) => `${(ratio * 100).toFixed(1)} %`;

test("the labelled pairs are decided above the floors", () => {
  const count = (isSame: boolean, ...decisions: SameName[]) =>
    pairs.filter((pair) => pair.isSame === isSame && decisions.includes(pair.answer.decision)).length;
  const [same, different] = [true, false].map(
    (isSame) => pairs.filter((pair) => pair.isSame === isSame).length,
  );
  const precision = share(count(true, "same"), count(true, "same") + count(false, "same"));
  const recall = share(count(true, "same"), same!);
  const found = share(count(true, "same", "possible"), same!);
  const toldApart = share(count(false, "different"), different!);
  const lines = [...new Set(pairs.map(({ phenomenon }) => phenomenon))].map((phenomenon) => {
    const some = pairs.filter((pair) => pair.phenomenon === phenomenon);
    const of = (decision: SameName) => some.filter(({ answer }) => answer.decision === decision).length;
    return `${phenomenon.padEnd(24)} ${some.length} pairs: ${of("same")} same, ${of("possible")} possible, ${of("different")} different`;
  });
  const failed = pairs.filter(({ isSame, answer }) => answer.decision === (isSame ? "different" : "same"));
  console.log(
    [
      ...lines,
      ...failed.map(({ a, b, phenomenon, answer }) => `wrong: ${phenomenon}: ${a} | ${b}: ${answer.whyZh}`),
      `${same} same pairs, ${different} different pairs`,
      `precision of "same" ${percent(precision)}, recall ${percent(recall)}; same or possible ${percent(found)}`,
      `different pairs decided so ${percent(toldApart)}`,
    ].join("\n"),
  );
  expect(pairs.length).toBeGreaterThanOrEqual(400);
  expect(toldInReadme()).toEqual([precision, recall, found, toldApart].map(percent));
  expect(precision).toBeGreaterThanOrEqual(PRECISION_MIN);
  expect(recall).toBeGreaterThanOrEqual(RECALL_MIN);
  expect(found).toBeGreaterThanOrEqual(FOUND_MIN);
  expect(toldApart).toBeGreaterThanOrEqual(TOLD_APART_MIN);
});

/** The column of today's figures, from the table of the room's README. */
function toldInReadme(): (string | undefined)[] {
  const lines = readFileSync("src/names/README.md", "utf8").split("\n");
  const from = lines.findIndex((line) => line.startsWith("| | first run | now |"));
  return lines.slice(from + 2, from + 6).map((line) => line.split("|")[3]?.trim());
}

test("of pairs decided different, a slip in the brand names few that are two, as the README says", () => {
  const apart = pairs.filter(({ answer }) => answer.decision === "different");
  const of = (isSame: boolean) => apart.filter((pair) => pair.isSame === isSame);
  const slips = (isSame: boolean) => of(isSame).filter(({ a, b }) => isBrandSlip(a, b)).length;
  const told = `${slips(true)} of the ${of(true).length} of one name and ${slips(false)} of the ${of(false).length} of two`;
  expect(readFileSync("src/names/README.md", "utf8")).toContain(told);
});

test.each([
  ["another character", "厦门鹭汀贸易有限公司", "厦门鹭江贸易有限公司", true],
  ["one left out", "厦门鹭汀达贸易有限公司", "厦门鹭汀贸易有限公司", true],
  ["the first one left out", "厦门新鹭汀贸易有限公司", "厦门鹭汀贸易有限公司", true],
  ["the form written out", "厦门鹭汀贸易有限责任公司", "厦门鹭江贸易有限公司", true],
  ["the same", "厦门鹭汀贸易有限公司", "厦门鹭汀贸易有限公司", false],
  ["two characters", "厦门鹭汀贸易有限公司", "厦门星江贸易有限公司", false],
  ["two left out", "厦门鹭汀达盛贸易有限公司", "厦门鹭汀贸易有限公司", false],
  ["changed about", "厦门鹭汀达贸易有限公司", "厦门鹭达汀贸易有限公司", false],
  ["a brand of one character", "厦门鹭贸易有限公司", "厦门江贸易有限公司", false],
  ["another trade", "厦门鹭汀贸易有限公司", "厦门鹭江食品有限公司", false],
  ["another place", "厦门鹭汀贸易有限公司", "泉州鹭江贸易有限公司", false],
  ["a branch", "厦门鹭汀贸易有限公司", "厦门鹭江贸易有限公司漳州分公司", false],
  ["another numeral", "厦门第一鹭贸易有限公司", "厦门第二鹭贸易有限公司", false],
])("a slip in the brand: %s", (_what, a, b, expected) => {
  expect([isBrandSlip(a, b), isBrandSlip(b, a)]).toEqual([expected, expected]);
});

test("an office that stands for a foreign firm is a branch of it", () => {
  const [firm, office] = ["日本丸红株式会社", "日本丸红株式会社厦门常驻代表机构"];
  expect(decideOrganisationNames(firm, office).decision).toBe("different");
  expect(splitName(office).branch).not.toBe("");
});

test("persons are never one by their names alone", () => {
  expect(decidePersonNames("王伟", "王伟").decision).toBe("possible");
  expect(decidePersonNames("於丽", "于丽").decision).toBe("possible");
  expect(decidePersonNames("于丽", "於丽").decision).toBe("possible");
  expect(decidePersonNames("王伟", "王玮").decision).toBe("different");
});

test("likeness is the share of common pairs of characters", () => {
  expect(likenessOf("南方贸易", "南方贸易")).toBe(1);
  // 南方 方贸 贸易 and 南风 风贸 贸易: one of three in common.
  expect(likenessOf("南方贸易", "南风贸易")).toBeCloseTo(1 / 3);
  // Repeated pairs count as often as both have them: ab ba ab ba ab, and ab ba.
  expect(likenessOf("ababab", "aba")).toBeCloseTo(4 / 7);
  expect(likenessOf("甲", "乙")).toBe(0);
  expect(likenessOf("甲", "甲")).toBe(1);
  expect(likenessOf("", "甲")).toBe(0);
});

test("a decision does not depend on the order of the names", () => {
  for (const { a, b, answer } of pairs)
    expect(decideOrganisationNames(b, a).decision, `${a} | ${b}`).toBe(answer.decision);
});
