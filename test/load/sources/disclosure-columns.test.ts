import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { openDelivery } from "../../../src/load/read/delivery.ts";
import { columnInFile, disclosureShapes } from "../../../src/load/sources/disclosure/columns.ts";
import { disclosure } from "../../../src/load/sources/disclosure/disclosure.ts";
import type { Cells } from "./disclosed-rows.ts";
import { CODE } from "./disclosed-rows.ts";

const tables = ["subjects", "positions", "penalties", "records"] as const;
const files = { licences: "XK_1.csv", penalties: "CF_1.csv" } as const;
type ShapeId = keyof typeof files;

/** All that the adapter says of one row: every cell of every table, and its account. */
async function said(
  shapeId: ShapeId,
  row: Cells,
): Promise<{ cells: string[]; account: string[]; broken: boolean }> {
  const folder = mkdtempSync(join(tmpdir(), "columns-"));
  try {
    const line = (texts: readonly string[]) => texts.map((text) => `"${text}"`).join(",");
    // A column's own name is no header: rows are written under the first that the shape knows.
    const headers = Object.keys(row).map((column) => headersOf(shapeId)[column]![0]!);
    writeFileSync(join(folder, files[shapeId]), `${line(headers)}\n${line(Object.values(row))}\n`);
    const delivery = await openDelivery(folder, disclosure);
    const account = [...(await disclosure.leavesOut!(delivery.files))];
    const cells: string[] = [];
    let broken = false;
    for (const table of tables) {
      for await (const made of disclosure.rows(table, delivery.files)) {
        cells.push(...Object.values(made.cells));
        broken ||= made.broken !== undefined;
      }
    }
    return { cells, account, broken };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

const shapeOf = (shapeId: ShapeId) => disclosureShapes.find(({ id }) => id === shapeId)!;
const headersOf = (shapeId: ShapeId) => shapeOf(shapeId).headers!;

/** A value that stands nowhere else, and how it stands in a cell; of most columns the text itself. */
const marks: Readonly<Record<string, readonly [value: string, kept: string]>> = {
  partyType: ["个体工商户", "individualBusiness"],
  uscc: [CODE, CODE],
  registrationNo: ["350203600123456", "350203600123456"],
  organisationCode: ["D2143569-X", "D2143569X"],
  decidedOn: ["2019年7月8日", "2019-07-08"],
  validFrom: ["2031/1/2", "2031-01-02"],
  validUntil: ["2032/1/2", "2032-01-02"],
  publishUntil: ["2033/1/2", "2033-01-03"],
  publishFor: ["5年", "2024-07-09"],
  fineWan: ["1.234567", "1234567"],
  confiscatedWan: ["7.654321", "7654321"],
};
const markOf = (column: string) =>
  marks[column] ?? [`标记${column.toUpperCase()}`, `标记${column.toUpperCase()}`];

/** Rows to which marks are added: an organisation with its code, one without, a person, an individual business. */
const parties: readonly Cells[] = [
  { partyName: "甲", partyType: "2", uscc: CODE },
  { partyName: "甲", partyType: "2", taxNo: "税0001" },
  { partyName: "甲", partyType: "1" },
  { partyName: "甲", partyType: "4", registrationNo: "350203600000001" },
];
const decision: Cells = { documentNo: "1号", decidedOn: "2019-07-08", authority: "某局", category: "警告" };

describe.each(["licences", "penalties"] as const)("%s", (shapeId) => {
  const { columns, optionalColumns = [] } = shapeOf(shapeId);
  const all = [...columns, ...optionalColumns];

  test("what a row states in any declared column stands in some cell or in the account", async () => {
    let kept = 0;
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...parties),
        fc.subarray(all, { minLength: 1 }),
        async (party, marked) => {
          const row = { ...party, ...decision };
          for (const column of marked) row[column] = markOf(column)[0];
          const { cells, account, broken } = await said(shapeId, row);
          // A row that is kept out is told by its place and cell.
          if (broken) return;
          kept += 1;
          for (const column of marked) {
            // ID numbers go to the key alone, and whose number it is says the row.
            const isKept = cells.some((cell) => cell.includes(markOf(column)[1]));
            const isTold = account.some((one) => one.startsWith(columnInFile(shapeId, column)));
            expect(isKept || isTold, `${column} of ${JSON.stringify(row)}`).toBe(true);
          }
        },
      ),
      { numRuns: 300 },
    );
    expect(kept).toBeGreaterThan(30);
  });

  test("nothing is told of a row that states no more than what is kept", async () => {
    const row = { ...parties[0]!, ...decision, remark: "无", scope: "/" };
    expect((await said(shapeId, row)).account).toEqual([]);
  });

  test.each(all)("the mark of %s stands nowhere without it", async (column) => {
    const { [column]: _, ...row } = {
      ...parties[0]!,
      ...decision,
      partyName: "甲",
      documentNo: "1号",
    } as Cells;
    const own = { partyName: "甲", documentNo: "1号", decidedOn: "2018-01-01", ...row };
    const { cells, account } = await said(shapeId, own);
    if (column !== "uscc" && column !== "decidedOn")
      expect(cells.some((cell) => cell.includes(markOf(column)[1]))).toBe(false);
    expect(account).toEqual([]);
  });
});

test.each([
  ["licences", { partyType: "2", state: "2" }, "无效"],
  ["licences", { partyType: "2", state: "1" }, ""],
  ["licences", { placeCode: "350200", state: "1" }, "撤销"],
  ["licences", { placeCode: "350200", state: "0" }, ""],
  ["licences", { updatedAt: "20160804", state: "2" }, "状态 2"],
  // Neither edition: what the number means is not known.
  ["licences", { state: "1" }, "状态 1"],
] as const)("a state of %s, %j, is told as “%s”", async (shapeId, more, words) => {
  const { cells } = await said(shapeId, {
    partyName: "甲",
    uscc: CODE,
    ...decision,
    category: "普通",
    ...more,
  });
  expect(cells.find((cell) => cell.startsWith("普通"))).toBe(words === "" ? "普通" : `普通 · ${words}`);
});

test("a certificate that was taken stands behind what was imposed, and once", async () => {
  const party = { partyName: "甲", partyType: "2", uscc: CODE, ...decision };
  const taken = { ...party, certificateTaken: "食品经营许可证 JY1" };
  expect((await said("penalties", taken)).cells).toContain("暂扣或吊销证照：食品经营许可证 JY1");
  const both = { ...taken, content: "警告" };
  expect((await said("penalties", both)).cells).toContain("警告；暂扣或吊销证照：食品经营许可证 JY1");
  const again = { ...taken, content: "吊销食品经营许可证 JY1" };
  expect((await said("penalties", again)).cells).toContain("吊销食品经营许可证 JY1");
});

test("the account counts what is left out by the file's own column, with the first place", async () => {
  const row = { partyName: "甲", partyType: "1", ...decision, leader: "乙", remark: "内部" };
  expect((await said("penalties", row)).account).toEqual([
    "BZ 备注 is not kept: 1 rows, first CF_1.csv:2",
    "CF_FRDB 法定代表人 of a natural person is not kept: 1 rows, first CF_1.csv:2",
  ]);
  const business = {
    partyName: "甲",
    partyType: "4",
    uscc: "92350600MA3ABCDE1Y",
    ...decision,
    socialNo: "社0001",
  };
  expect((await said("penalties", business)).account).toEqual([
    "CF_XDR_SHZZ 社会组织登记证号 of a party of type 4 is not kept: 1 rows, first CF_1.csv:2",
  ]);
  // A code that stands in such a column is the party's code, and kept.
  const moved = { ...business, uscc: "", socialNo: "92350600MA3ABCDE1Y" };
  expect((await said("penalties", moved)).account.filter((line) => line.includes("SHZZ"))).toEqual([]);
});
