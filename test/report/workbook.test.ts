import readXlsxFile from "read-excel-file/node";
import { expect, test } from "vitest";
import { workbookBytes } from "../../src/report/workbook.ts";

test("a subject may be named like a property of every object", async () => {
  const names = ["constructor", "__proto__", "valueOf", "toString", "甲公司"];
  const bytes = await workbookBytes([
    { name: "t", heading: ["h"], header: ["名称"], widths: [10], rows: names.map((name) => [name]) },
  ]);
  const [sheet] = await readXlsxFile(Buffer.from(bytes));
  expect(sheet!.data.slice(-names.length).map(([name]) => String(name).trim())).toEqual(names);
});
