import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mappedSource } from "../../../src/load/mapping/mapped-source.ts";
import { MappingRefused, readMapping } from "../../../src/load/mapping/mapping.ts";
import { temporaryFolder } from "../bundle-folder.ts";
import { checkedRows, rowsOfTexts } from "../sources/delivered-rows.ts";

const fields = {
  id: "own",
  nameZh: "自有",
  files: [
    {
      id: "firms",
      name: "firms*.csv",
      rows: [
        {
          table: "subjects",
          cells: { id: "no", kind: { constant: "company" }, name: "name" },
        },
      ] as Record<string, unknown>[],
    } as Record<string, unknown>,
  ],
};

/** A mapping as a file, after `change` was made to a copy of the sound one. */
function mappingFile(change: (value: typeof fields) => unknown): string {
  const value = structuredClone(fields);
  change(value);
  const path = join(temporaryFolder(), "own.json");
  writeFileSync(path, JSON.stringify(value));
  return path;
}
const rowsIn = (value: typeof fields) => value.files[0]!["rows"] as { cells: Record<string, unknown> }[];
const sourceOf = (change: (value: typeof fields) => unknown) =>
  mappedSource(readMapping(mappingFile(change)));

describe("a mapping that cannot be used says where, what was found and what was expected", () => {
  test.each<[string, (value: typeof fields) => unknown, string]>([
    [
      "no id",
      (value) => delete (value as Partial<typeof fields>).id,
      "own.json: id is missing; expected string",
    ],
    ["a path as id", (value) => (value.id = "../x"), 'id is "../x"; expected 1 to 64 letters'],
    ["no files", (value) => (value.files = []), "files is []; expected at least one file"],
    ["a field too many", (value) => Object.assign(value, { colour: 1 }), 'Unrecognized key: "colour"'],
    [
      "a table that is none",
      (value) => Object.assign(rowsIn(value)[0]!, { table: "firms" }),
      'files[0].rows[0].table is "firms"; expected one of subjects, shareholdings',
    ],
    [
      "a column that the table lacks",
      (value) => (rowsIn(value)[0]!.cells["colour"] = "c"),
      'files[0].rows[0].cells.colour is "c"; expected a column of subjects: id, kind',
    ],
    [
      "no key",
      (value) => delete rowsIn(value)[0]!.cells["id"],
      "files[0].rows[0].cells.id is missing; expected it, because subjects cannot do without",
    ],
    [
      "a reading of no kind",
      (value) => (rowsIn(value)[0]!.cells["name"] = { copy: "x" }),
      'files[0].rows[0].cells.name is {"copy":"x"}; expected a column\'s header, or an object with one of column',
    ],
    [
      "a wrong way to read",
      (value) => (rowsIn(value)[0]!.cells["name"] = { column: "x", as: "money" }),
      'files[0].rows[0].cells.name.as is "money"; expected one of code',
    ],
    [
      "a slip deep inside",
      (value) =>
        (rowsIn(value)[0]!.cells["id"] = { first: ["a", { digest: ["b", { column: 7 }], prefix: "x" }] }),
      "files[0].rows[0].cells.id.first[1].digest[1].column is 7; expected string",
    ],
    [
      "a unit of nothing",
      (value) => (rowsIn(value)[0]!.cells["name"] = { column: "x", unit: "yuan" }),
      'cells.name.unit is "yuan"; expected a unit beside',
    ],
    [
      "a share in yuan",
      (value) => (rowsIn(value)[0]!.cells["name"] = { column: "x", as: "share", unit: "yuan" }),
      'unit is "yuan"; expected percent, ratio',
    ],
    [
      "an optional column that nobody reads",
      (value) => (value.files[0]!["optional"] = ["nmae"]),
      'files[0].optional[0] is "nmae"; expected a column that some row reads',
    ],
    [
      "a file outside of the folder",
      (value) => (value.files[0]!["name"] = "../x.csv"),
      'files[0].name is "../x.csv"; expected a file name',
    ],
    [
      "a mention of a stake",
      (value) =>
        rowsIn(value).push({
          table: "listings",
          mentions: true,
          cells: { listingId: "a", subjectId: "b" },
        } as never),
      "files[0].rows[1].mentions is true; expected it beside the table subjects",
    ],
  ])("%s", (_name, change, sentence) => {
    expect(() => readMapping(mappingFile(change))).toThrow(MappingRefused);
    expect(() => readMapping(mappingFile(change))).toThrow(sentence);
  });

  test("every slip at once, and what is no JSON", () => {
    const path = mappingFile((value) => {
      value.id = "";
      value.nameZh = "";
    });
    expect(() => readMapping(path)).toThrow(/id is ""[^]*nameZh is ""/);
    writeFileSync(path, "{");
    expect(() => readMapping(path)).toThrow(/own\.json: .*; expected a file with one JSON object/);
    expect(() => readMapping(join(temporaryFolder(), "none.json"))).toThrow(/no such file.*expected a file/);
  });
});

describe("rows", () => {
  test("stars in a file's name stand for anything, other signs for themselves", async () => {
    const source = sourceOf((value) => (value.files[0]!["name"] = "f.(*).csv"));
    expect(await rowsOfTexts({ "f.(一).csv": "no,name\n1,甲\n" }, source, "subjects")).toHaveLength(1);
    await expect(rowsOfTexts({ "fx(一).csv": "no,name\n1,甲\n" }, source, "subjects")).rejects.toThrow(
      /expected f\.\(\*\)\.csv/,
    );
  });

  test("headers have other names, widths and spaces; a delimiter and a header's line may be told", async () => {
    const source = sourceOf((value) => {
      Object.assign(value.files[0]!, { headers: { no: ["编号（新）"] }, delimiter: "|", headerLine: 2 });
    });
    const text = "名录||\n编号 (新)| NAME|other\n7|甲|x\n";
    const rows = await rowsOfTexts({ "firms.csv": text }, source, "subjects");
    expect(rows).toMatchObject([{ line: 3, cells: { id: "7", kind: "company", name: "甲" } }]);
  });

  test("a row is made where its columns are filled; one that is not understood keeps its key and names its cell", async () => {
    const source = sourceOf((value) => {
      value.files[0]!["blank"] = ["/"];
      rowsIn(value)[0]!.cells["registeredOn"] = { column: "since", as: "date" };
      Object.assign(rowsIn(value)[0]!, { when: ["no"] });
    });
    const text = "no,name,since\n1,甲,2025/3/1\n/,乙,\n3,丙,1/2/2025\n4\n";
    const rows = await rowsOfTexts({ "firms.csv": text }, source, "subjects");
    expect(rows).toMatchObject([
      { line: 2, cells: { id: "1", registeredOn: "2025-03-01" } },
      { line: 4, cells: { id: "3", name: "丙" }, at: { column: "since", value: "1/2/2025" } },
      { line: 5, broken: "row has 1 cells, expected 3 as in the header" },
    ]);
    expect(rows[1]!.broken).toContain("year first");
  });

  test("an ID number that a column brings keeps its row out, wherever it would have gone", async () => {
    for (const name of ["id", "name", "phone"]) {
      const source = sourceOf((value) => (rowsIn(value)[0]!.cells[name] = "number"));
      const text = "no,name,number\n1,甲,11010519491231002X\n";
      const rows = await rowsOfTexts({ "firms.csv": text }, source, "subjects");
      expect(rows).toMatchObject([
        { at: { column: "number" }, broken: expect.stringContaining("ID number") as string },
      ]);
      expect(JSON.stringify(rows[0]!.cells)).not.toContain("11010519491231002X");
    }
  });

  test("a subject that is mentioned is made once, and not where a row states it", async () => {
    const source = sourceOf((value) => {
      const cells = { id: "holder", kind: { constant: "unknownParty" }, name: "holder" };
      rowsIn(value).push({ table: "subjects", when: ["holder"], mentions: true, cells } as never);
    });
    const text = "no,name,holder\n1,甲,2\n2,乙,9\n3,丙,9\n";
    const rows = await rowsOfTexts({ "firms.csv": text }, source, "subjects");
    expect(rows.map(({ line, cells }) => [line, cells["id"], cells["kind"]])).toEqual([
      [2, "1", "company"],
      [3, "2", "company"],
      [3, "9", "unknownParty"],
      [4, "3", "company"],
    ]);
  });
});

test("the example of the README is a mapping that works", async () => {
  const readme = readFileSync(join(import.meta.dirname, "../../../src/load/mapping/README.md"), "utf8");
  const path = join(temporaryFolder(), "readme.json");
  writeFileSync(path, /```json\n([^]*?)```/.exec(readme)![1]!);
  const text =
    "统一社会信用代码,纳税人名称,税种,欠税余额,公告日期\n91350100M000100Y43,甲公司,增值税,12.34,2025年3月1日\n";
  const source = mappedSource(readMapping(path));
  const rows = await rowsOfTexts({ "欠税公告.csv": text }, source, "records");
  expect(checkedRows("records", rows)).toMatchObject({
    facts: [
      { subjectId: "91350100M000100Y43", recordType: "taxArrears", value: "1234", occurredOn: "2025-03-01" },
    ],
    reasons: [],
  });
});

test("a mapping makes several steps of a listing procedure of one line, of the columns that are filled", async () => {
  const step = (stage: string, on: string, more: Record<string, unknown> = {}) => ({
    ...{ table: "listing-steps", when: [on] },
    cells: {
      stepId: { join: ["案号", { constant: stage }], with: "-" },
      ...{ subjectId: "统一社会信用代码", listCode: { constant: "wageArrears" }, procedureId: "案号" },
      ...{ stage: { constant: stage }, stageOn: { column: on, as: "date" }, ...more },
    },
  });
  const source = sourceOf((value) => {
    value.files[0]!["rows"] = [
      step("notified", "告知日期"),
      step("decided", "决定日期", { documentNo: "决定书文号" }),
    ];
  });
  const head = "案号,统一社会信用代码,告知日期,决定日期,决定书文号";
  const text = `${head}\nA1,c1,2025年3月7日,2025-04-10,决1号\nA2,c2,2025年6月1日,,\nA3,c3,,2025-04-11,\n`;
  const rows = await rowsOfTexts({ "firms.csv": text }, source, "listing-steps");
  const { facts, reasons } = checkedRows("listing-steps", rows);
  expect(facts).toMatchObject([
    { stepId: "A1-notified", procedureId: "A1", stage: "notified", stageOn: "2025-03-07" },
    { stepId: "A1-decided", procedureId: "A1", stage: "decided", documentNo: "决1号" },
    { stepId: "A2-notified", procedureId: "A2", subjectId: "c2" },
  ]);
  expect(reasons).toEqual([expect.stringContaining("is empty beside stage decided")]);
});
