import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mappedSource } from "../../../src/load/mapping/mapped-source.ts";
import { readMapping } from "../../../src/load/mapping/mapping.ts";
import { PARTS_MAX } from "../../../src/load/mapping/named-parts.ts";
import { temporaryFolder } from "../bundle-folder.ts";
import { rowsOfTexts } from "../sources/delivered-rows.ts";

const path = join(temporaryFolder(), "own.json");
const firm = { id: { reading: "number" }, kind: { constant: "company" }, name: { reading: "called" } };
const readings = {
  called: { first: [{ reading: "given" }, { reading: "number" }] },
  given: { column: "name", map: "names" },
  number: "no",
};

function mappingOf(more: object, file: object = {}) {
  const files = [{ id: "firms", name: "firms.csv", readings, rows: "firms", ...file }];
  const mapping = {
    ...{ id: "own", nameZh: "自有", maps: { names: { "-": "", "*": "甲" } } },
    ...{ rows: { firms: [{ table: "subjects", cells: firm }] }, files, ...more },
  };
  writeFileSync(path, JSON.stringify(mapping));
  return readMapping(path);
}

describe("readings and rows by name", () => {
  test("stand in their places, whatever calls whatever, with the readings of each file", async () => {
    const others = { ...readings, number: { join: [{ constant: "b" }, "no"], with: "-" } };
    const files = [
      { id: "a", name: "a.csv", readings, rows: "firms" },
      { id: "b", name: "b.csv", readings: others, rows: "firms" },
    ];
    const texts = { "a.csv": "no,name\n1,x\n", "b.csv": "no,name\n1,-\n" };
    const rows = await rowsOfTexts(texts, mappedSource(mappingOf({ files })), "subjects");
    expect(rows.map(({ cells }) => [cells["id"], cells["name"]])).toEqual([
      ["1", "甲"],
      ["b-1", "b-1"],
    ]);
  });

  test("a map of the text reading is no call", async () => {
    const file = { readings: { ...readings, given: { column: "name", map: { reading: "number" } } } };
    const source = mappedSource(mappingOf({}, file));
    const rows = await rowsOfTexts({ "firms.csv": "no,name\n1,reading\n" }, source, "subjects");
    expect(rows).toMatchObject([{ cells: { name: "number" } }]);
  });

  test.each([
    [
      "a reading that is not there",
      { readings: { called: "name" } },
      'files[0].rows[0].cells.id.reading is "number"; expected a name under readings of its file',
    ],
    [
      "rows that are not there",
      { rows: "others" },
      'files[0].rows is "others"; expected a list of rows, or a name under rows of the mapping',
    ],
    [
      "a slip in a reading that nothing calls",
      { readings: { ...readings, x: {} } },
      "files[0].readings.x is",
    ],
    [
      "one that calls itself",
      { readings: { ...readings, number: { reading: "number" } } },
      "has readings that call one another beyond 40 levels",
    ],
  ])("%s is told", (_, file, sentence) => {
    expect(() => mappingOf({}, file)).toThrow(sentence);
  });

  test("their objects together are bounded, on both sides", () => {
    // Rows, their row and its two parts, the readings and what stands under each come to ten.
    const cells = { id: "no", kind: { constant: "company" }, name: { reading: "many" } };
    const of = (objects: number) => {
      const many = { first: Array(objects).fill({ constant: "" }) as unknown[] };
      const rows = [{ table: "subjects", cells }];
      return () => mappingOf({}, { rows, readings: { many } });
    };
    // Called once and checked once where it stands: each object counts twice.
    const most = (PARTS_MAX - 10) / 2;
    expect(of(most)).not.toThrow();
    expect(of(most + 1)).toThrow(`beyond 40 levels and ${PARTS_MAX} objects of rows`);
  });

  test("readings that call one another twice do not grow without end", () => {
    const names = Array.from({ length: 12 }, (_, at) => `r${at}`);
    const calls = names.map((name, at) => [
      name,
      { first: Array(20).fill(at === 11 ? "name" : { reading: `r${at + 1}` }) as unknown[] },
    ]);
    const given = { reading: "r0" };
    const file = { readings: { ...readings, given, ...(Object.fromEntries(calls) as object) } };
    expect(() => mappingOf({}, file)).toThrow(`and ${PARTS_MAX} objects of rows`);
  });
});
