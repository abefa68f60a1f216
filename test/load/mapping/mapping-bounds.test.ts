import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mappedSource } from "../../../src/load/mapping/mapped-source.ts";
import { readMapping } from "../../../src/load/mapping/mapping.ts";
import { MAPPING_BYTES_MAX, NESTED_MAX } from "../../../src/load/mapping/mapping-text.ts";
import { temporaryFolder } from "../bundle-folder.ts";
import { rowsOfTexts } from "../sources/delivered-rows.ts";

const ID_NUMBER = "11010519491231002X";
const path = join(temporaryFolder(), "own.json");

/** A mapping of one file; `cells` are JSON texts, so that any name can be written. */
function mappingText(cells: Record<string, string>, more: Record<string, unknown> = {}): string {
  const all = Object.entries({ id: '"no"', kind: '{"constant":"company"}', ...cells });
  const { id = "own", ...file } = more;
  const text = JSON.stringify({
    ...{ id, nameZh: "自有" },
    files: [
      { ...{ id: "firms", name: "firms.csv" }, ...file, rows: [{ table: "subjects", cells: "CELLS" }] },
    ],
  });
  return text.replace('"CELLS"', () => `{${all.map(([name, json]) => `"${name}":${json}`).join()}}`);
}
function sourceOf(text: string | Buffer) {
  writeFileSync(path, text);
  return mappedSource(readMapping(path));
}
const rowsOf = (texts: Record<string, string>, text: string) =>
  rowsOfTexts(texts, sourceOf(text), "subjects");
const nested = (depth: number) => `${'{"first":['.repeat(depth)}"name"${"]}".repeat(depth)}`;

describe("bounds of a mapping, on both sides", () => {
  test("its size", () => {
    const text = mappingText({ name: '"name"' });
    const padded = (bytes: number) => text + " ".repeat(bytes - Buffer.byteLength(text));
    expect(sourceOf(padded(MAPPING_BYTES_MAX)).id).toBe("own");
    expect(() => sourceOf(padded(MAPPING_BYTES_MAX + 1))).toThrow(
      `own.json: has ${MAPPING_BYTES_MAX + 1} bytes, more than the ${MAPPING_BYTES_MAX} that a mapping may have; expected`,
    );
  });

  test("its depth: a cell stands six deep, and each first takes two", async () => {
    const deepest = (NESTED_MAX - 6) / 2;
    const rows = await rowsOf({ "firms.csv": "no,name\n1,甲\n" }, mappingText({ name: nested(deepest) }));
    expect(rows).toMatchObject([{ cells: { id: "1", name: "甲" } }]);
    for (const depth of [deepest + 1, 50_000]) {
      expect(() => sourceOf(mappingText({ name: nested(depth) }))).toThrow(
        /^own\.json: files\[0\]\.rows\[0\]\.cells\.name.* is nested more than 40 deep; expected/,
      );
    }
  });

  test("slips told: of 101 the hundred first", () => {
    const sentences = (count: number) => {
      const cells = Object.fromEntries(Array.from({ length: count }, (_, at) => [`x${at}`, '"a"']));
      try {
        sourceOf(mappingText(cells));
      } catch (error) {
        return (error as Error).message.split("\n");
      }
      return [];
    };
    expect(sentences(100)).toHaveLength(100);
    expect(sentences(101)).toHaveLength(101);
    expect(sentences(101).at(-1)).toBe("own.json: and 1 more; correct these first");
  });

  test("a reason names twenty texts of a map", async () => {
    const reason = async (count: number) => {
      const map = Object.fromEntries(Array.from({ length: count }, (_, at) => [`text${at}`, "甲"]));
      const text = mappingText({ name: JSON.stringify({ column: "name", map }) });
      return (await rowsOf({ "firms.csv": "no,name\n1,乙\n" }, text))[0]!.broken;
    };
    expect(await reason(20)).toMatch(/text18, text19$/);
    expect(await reason(21)).toMatch(/text18, text19 and 1 more$/);
  });

  test("text put together: a million characters", async () => {
    const column = "x".repeat(1_000);
    const broken = async (parts: number, kind: object) => {
      const text = mappingText({
        name: JSON.stringify(kind).replace('["*"]', JSON.stringify(Array(parts).fill("name"))),
      });
      return (await rowsOf({ "firms.csv": `no,name\n1,${column}\n` }, text))[0]!.broken;
    };
    for (const kind of [{ join: ["*"] }, { digest: ["*"], prefix: "x" }]) {
      expect(await broken(1_000, kind)).toBeUndefined();
      expect(await broken(1_001, kind)).toBe(
        "is put together of 1001000 characters, expected at most 1000000",
      );
    }
  });
});

test("many stars in a name cost no time, and stand for anything as one does", async () => {
  const stars = mappingText({ name: '"name"' }, { name: `${"a*".repeat(100)}z.csv` });
  const text = "no,name\n1,甲\n";
  const started = performance.now();
  await expect(rowsOf({ [`${"a".repeat(230)}b.csv`]: text }, stars)).rejects.toThrow(
    /no file of the source own/,
  );
  expect(performance.now() - started).toBeLessThan(30_000);
  expect(await rowsOf({ [`${"a".repeat(120)}z.csv`]: text }, stars)).toHaveLength(1);
  const two = mappingText({ name: '"name"' }, { name: "企业*2025*名单*.csv" });
  for (const [name, fits] of [
    ["企业2025名单.csv", true],
    ["企业2024-2025年名单名单(2).csv", true],
    ["企业名单2025.csv", false],
    ["x企业2025名单.csv", false],
  ] as const) {
    const rows = rowsOf({ [name]: text }, two);
    await (fits ? expect(rows).resolves.toHaveLength(1) : expect(rows, name).rejects.toThrow(/no file/));
  }
});

test("a column may be called as what every object has, and one that is not there states nothing", async () => {
  for (const name of ["constructor", "toString", "valueOf", "hasOwnProperty"]) {
    const text = mappingText({ name: `"${name}"`, phone: '"length"' }, { optional: ["length"] });
    const rows = await rowsOf({ "firms.csv": `no,${name}\n1,甲\n` }, text);
    expect(rows).toMatchObject([{ cells: { name: "甲", phone: "" } }]);
    const without = mappingText({ name: `"${name}"` }, { optional: [name] });
    expect(await rowsOf({ "firms.csv": "no\n1\n" }, without)).toMatchObject([{ cells: { name: "" } }]);
  }
});

test.each([
  [
    "a cell called __proto__",
    mappingText({ __proto: "1" }).replace("__proto", "__proto__"),
    /cells has the name __proto__/,
  ],
  [
    "a column called __proto__",
    mappingText({ name: '"__proto__"' }),
    /files\[0\]\.rows is .*no column called __proto__/,
  ],
  [
    "the name of our own source",
    mappingText({}, { id: "decisions" }),
    /id is "decisions"; expected none of decisions/,
  ],
  [
    "an ID number as id",
    mappingText({}, { id: ID_NUMBER }),
    /^own\.json: id is "\*\*\*"; expected a name that is no ID/,
  ],
  [
    "an ID number where it is cut",
    mappingText({ name: `{"x":"${"a".repeat(60)} ${ID_NUMBER}"}` }),
    /a \*\*\*"\}; expected/,
  ],
  [
    "a quote as delimiter",
    mappingText({ name: '"n"' }, { delimiter: '"' }),
    /delimiter is .*no quote or line end/,
  ],
  [
    "a line end as delimiter",
    mappingText({ name: '"n"' }, { delimiter: "\n" }),
    /delimiter is .*no quote or line end/,
  ],
  [
    "half a character as delimiter",
    mappingText({ name: '"n"' }, { delimiter: "\ud83d" }),
    /delimiter is .*one character/,
  ],
  [
    "a name of 256 characters",
    mappingText({}, { name: `${"x".repeat(252)}.csv` }),
    /expected at most 255 characters/,
  ],
  [
    "signs that nobody sees",
    mappingText({ "x\u202e": '"a"' }),
    /cells\."x\\u202e" is "a"; expected a column of/,
  ],
  [
    "GB18030",
    Buffer.from([...Buffer.from('{"nameZh":"'), 0xcf, 0xc3, ...Buffer.from('"}')]),
    /utf-8; expected a file/,
  ],
])("%s is refused", (_, text, sentence) => {
  expect(() => sourceOf(text)).toThrow(sentence);
});

test("a tab, a bar or a control character parts cells, and a name may have 255 characters", async () => {
  for (const delimiter of ["\t", "|", "\u0001", " "]) {
    const text = mappingText({ name: '"name"' }, { delimiter });
    expect(await rowsOf({ "firms.csv": `no${delimiter}name\n1${delimiter}甲\n` }, text)).toHaveLength(1);
  }
  expect(sourceOf(mappingText({}, { name: `${"x".repeat(251)}.csv` })).files).toHaveLength(1);
});
