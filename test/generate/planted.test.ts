import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, test } from "vitest";
import { tellBundle } from "../../src/generate/bundle.ts";
import { copiedRegion } from "../../src/generate/planted/copies.ts";
import { tellRegion } from "../../src/generate/region.ts";
import { stories } from "../../src/generate/stories.ts";
import { writeBundle } from "../../src/generate/write-bundle.ts";
import { answersOf } from "../seed/oracle/oracle.ts";
import { readWorld } from "../seed/oracle/world.ts";
import { isPlanted, provinceOf, subjectColumns } from "./told.ts";

const region = tellRegion();

test("every claim of the region is told again about subjects of the province", () => {
  const { tables, bundle } = provinceOf(2_000);
  const ids = new Set(tables.subjects.map((row) => row["id"]));
  expect(bundle.claims.length).toBe(region.claims.length);
  const told = new Set(stories.map((story) => story.name));
  for (const { story, target, seed } of bundle.claims) {
    expect(told.has(story), story).toBe(true);
    for (const id of [target, ...(seed ?? target).split(",")]) expect(ids.has(id), id).toBe(true);
  }
});

test("40,000 companies are told each story twice, about other subjects", () => {
  const claims: string[] = [];
  const rows = new Set<string>();
  const { claims: told } = tellBundle(40_000, 1, (table, line) => {
    if (table === "subjects") rows.add(line.slice(0, line.indexOf(",")));
  });
  for (const { rule, target, seed } of told) claims.push(`${rule} ${target} ${seed}`);
  expect(told.length).toBe(2 * region.claims.length);
  expect(new Set(claims).size).toBe(2 * new Set(region.claims.map((one) => JSON.stringify(one))).size);
  expect(told.filter(({ target }) => !rows.has(target))).toEqual([]);
});

test("the background says nothing about planted parties", () => {
  const { tables } = provinceOf(2_000);
  for (const rows of Object.values(tables)) {
    const ends = Object.keys(rows[0]!).filter((column) => subjectColumns.test(column));
    const mixed = rows.filter((row) => new Set(ends.map((column) => isPlanted(row[column]!))).size > 1);
    expect(mixed).toEqual([]);
  }
  const told = (planted: boolean, column: string) =>
    new Set(tables.subjects.filter((row) => isPlanted(row["id"]!) === planted).map((row) => row[column]));
  for (const column of ["address", "phone", "idDigest", "name"]) {
    const background = told(false, column);
    const both = [...told(true, column)].filter((text) => text !== "" && background.has(text));
    expect(both, column).toEqual([]);
  }
});

test("fifty copies share no id, code, name, address, phone or digest", () => {
  const copies = Array.from({ length: 50 }, (_, at) => copiedRegion(region, at + 1).tables.subjects);
  for (const column of ["id", "uscc", "name", "address", "phone", "idDigest"]) {
    const texts = copies.flatMap((subjects) => [...new Set(subjects.map((row) => row[column] ?? ""))]);
    const stated = texts.filter((text) => text !== "");
    expect(new Set(stated).size, column).toBe(stated.length);
  }
});

test("subjects that share a name, an address or a digest share it in a copy too", () => {
  const distinct = (subjects: readonly Readonly<Record<string, string>>[], column: string) =>
    new Set(subjects.map((row) => row[column] ?? "")).size;
  const copy = copiedRegion(region, 7).tables.subjects;
  for (const column of ["name", "address", "phone", "idDigest"]) {
    expect(distinct(copy, column), column).toBe(distinct(region.tables.subjects, column));
  }
});

test("several ids in a claim are put in order again", () => {
  const [one, other] = region.tables.subjects.map((row) => row["id"]!);
  const claim = { story: "s", rule: "r", target: one!, seed: `${one},${other}`, expect: "lead" as const };
  const { claims, tables } = copiedRegion({ tables: region.tables, claims: [claim] }, 3);
  const ids = tables.subjects.slice(0, 2).map((row) => row["id"]!);
  expect(claims).toEqual([{ ...claim, target: ids[0], seed: ids.sort().join(",") }]);
});

test("brute force finds every planted lead and none of the near misses, on the written files", () => {
  const folder = mkdtempSync(join(tmpdir(), "credit-graph-generate-"));
  try {
    writeBundle(folder, { companies: 1_000, seed: 3 });
    const planted = JSON.parse(readFileSync(join(folder, "planted.json"), "utf8")) as typeof region.claims;
    const found = answersOf(readWorld(folder, "2026-06-30"));
    for (const { rule, target, seed, expect: expected } of planted) {
      const hit = found[rule]!.some((answer) => answer.target === target && answer.seed === seed);
      expect(hit ? "lead" : "none", `${rule} ${target} ${seed}`).toBe(expected);
    }
    expect(planted.length).toBe(region.claims.length);
    expect(() => writeBundle(folder, { companies: 1_000, seed: 3 })).toThrow(/EEXIST/);
  } finally {
    rmSync(folder, { recursive: true });
  }
});
