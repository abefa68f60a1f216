import { mkdtempSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CodeFaultBook } from "../../src/load/codes-kept-out.ts";
import { shippedSources } from "../../src/load/mapping/shipped-mappings.ts";
import type { Quarantine } from "../../src/load/quarantine.ts";
import type { Source } from "../../src/load/source.ts";
import { bodsSource } from "../../src/load/sources/bods.ts";
import { readCodesKeptOut } from "../../src/read/codes-kept-out.ts";
import { code } from "./bundle-folder.ts";
import { loadFolder, emptiedGraph } from "./loading.ts";
import { rowsOfFolder } from "./sources/delivered-rows.ts";
import { penalty, understood } from "./sources/disclosed-rows.ts";

const { graph } = emptiedGraph();

const list = shippedSources()["list-announcement"]!();
const WRONG = code(3).slice(0, 17) + (code(3).endsWith("0") ? "1" : "0");
const HYPHENED = `${code(4).slice(0, 8)}-${code(4).slice(8)}`;

function folderOf(name: string, text: string): string {
  const folder = mkdtempSync(join(tmpdir(), "lost-"));
  writeFileSync(join(folder, name), text);
  return folder;
}
const listFolder = (codes: readonly string[]) =>
  folderOf(
    "信用名单汇总.csv",
    [
      "名单类别,名称,统一社会信用代码,列入日期,列入部门,列入决定书文号",
      ...codes.map(
        (one, at) => `经营异常名录,厦门${at}号示例有限公司,${one},2024-05-06,某局,决〔2024〕${at}号`,
      ),
    ].join("\n"),
  );
const lostOf = async (folder: string, source: Source) =>
  (await rowsOfFolder(folder, source, "subjects")).map(({ lostCode }) => lostCode ?? "");
const keptOut = async () => {
  const { total, regions } = await readCodesKeptOut(graph, null, "COUNTY", {
    asOf: "2026-06-30",
    knownAt: new Date().toISOString(),
  });
  return { total, regions };
};

describe("a code that a mapping reads and does not take", () => {
  test.each([
    ["one character too few", "91350203MA31LUJ4", "91350203MA31LUJ4"],
    ["a letter that the standard leaves out", "91350203MA31LUJO37", "91350203MA31LUJO37"],
    ["check characters that fail", WRONG, WRONG],
    ["a hyphen inside, which is not read", HYPHENED, code(4)],
    ["one that holds", code(5), ""],
    ["nothing", "/", ""],
    ["an organisation code", "79965505-8", ""],
    ["one that is masked", "9135****MA31LUJ437", ""],
    ["a number of a foreign firm", "企合闽厦总字第00123号", ""],
    ["a registration number", "350200100012345", ""],
    ["a person's number", "11010519491231002X", ""],
    ["fifteen characters", "91350203MA31LUJ", ""],
    ["sixteen", "91350203MA31LUJ4", "91350203MA31LUJ4"],
    ["twenty", "91350203MA31LUJ43777", "91350203MA31LUJ43777"],
    ["twenty-one", "91350203MA31LUJ437777", ""],
  ])("is told with its row: %s", async (_what, text, expected) => {
    expect(await lostOf(listFolder([text]), list)).toEqual([expected]);
  });

  test("is counted with those whose rows are kept out, by division, and again where the delivery repeats it", async () => {
    const codes = [code(1), WRONG, "91350602MA31LUJO37", HYPHENED, "79965505-8", "9135****MA31LUJ437"];
    const report = await loadFolder(graph, listFolder(codes), { source: list });
    expect(report.files.reduce((sum, { rowsQuarantined }) => sum + rowsQuarantined, 0)).toBe(0);
    expect(await keptOut()).toEqual({
      total: { regionCode: "", malformed: 2, wrong: 1, repeated: 0 },
      regions: [
        { regionCode: "350203", malformed: 1, wrong: 1, repeated: 0 },
        { regionCode: "350602", malformed: 1, wrong: 0, repeated: 0 },
      ],
    });
    // A full delivery stands for all that its source says, unchanged rows too.
    await loadFolder(graph, listFolder([...codes, code(6)]), { source: list, mode: "full" });
    expect((await keptOut()).total).toEqual({ regionCode: "", malformed: 2, wrong: 1, repeated: 0 });
  });
});

test("a code of BODS that does not hold is told by its form or its scheme", async () => {
  const entity = (recordId: string, identifiers: object[]) => ({
    statementId: `st-${recordId}`,
    statementDate: "2024-01-01",
    recordId,
    recordType: "entity",
    recordStatus: "new",
    declarationSubject: recordId,
    recordDetails: {
      isComponent: false,
      entityType: { type: "registeredEntity" },
      name: recordId,
      identifiers,
    },
  });
  const folder = folderOf(
    "statements.json",
    JSON.stringify([
      entity("holds", [{ id: code(1), scheme: "CN-USCI" }]),
      entity("wrong", [{ id: WRONG, schemeName: "as stated" }]),
      entity("short", [{ id: "91350203MA31LUJ", scheme: "CN-USCI" }]),
      entity("other", [{ id: "GB-12345678", scheme: "GB-COH" }]),
    ]),
  );
  expect(await lostOf(folder, bodsSource())).toEqual(["", WRONG, "91350203MA31LUJ", ""]);
});

test("a code of 双公示 in the place of an older number is told where it does not hold", async () => {
  const lost = async (number: string) => {
    const { raw } = await understood("subjects", penalty({ CF_XDR_SHXYM: "", CF_XDR_GSZC: number }));
    return raw.map(({ lostCode }) => lostCode ?? "");
  };
  expect([await lost(WRONG), await lost(code(1)), await lost("350200100012345")]).toEqual([
    [WRONG],
    [""],
    [""],
  ]);
});

test("a malformed code is known by its class, not by words of its reason", () => {
  const book = new CodeFaultBook();
  const nowhere: Quarantine = { add: () => undefined, keep: () => [], discard: () => undefined };
  const add = (line: number, reason: string, isMalformedCode: boolean) =>
    book.watching(nowhere).add("subjects", {
      row: { file: "f.csv", line, cells: { id: `s${line}`, regionCode: "350203" } },
      ...{ column: "uscc", value: "x", reason, isMalformedCode },
    });
  add(2, "a sentence that names the alphabet of GB 32100", false);
  expect(book.counts()).toEqual([]);
  add(3, "is a code that a spreadsheet made a number", true);
  add(3, "the same line once more", true);
  expect(book.counts()).toEqual([{ regionCode: "350203", malformed: 1, wrong: 0, repeated: 0 }]);
});
