import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { mappedSource } from "../../src/load/mapping/mapped-source.ts";
import { readMapping } from "../../src/load/mapping/mapping.ts";
import { openDelivery } from "../../src/load/read/delivery.ts";
import { bundle } from "../../src/load/sources/bundle.ts";
import { disclosure } from "../../src/load/sources/disclosure/disclosure.ts";
import { ftm } from "../../src/load/sources/ftm/ftm.ts";
import type { Source } from "../../src/load/source.ts";
import { tableShapes } from "../../src/load/tables.ts";
import { temporaryFolder } from "./bundle-folder.ts";
import { workbookBytes } from "./read/workbook-bytes.ts";

/** A header of a workbook and one row of secrets under it. */
function workbook(header: readonly string[]): Uint8Array {
  const texts = [...header, "SECRET"].map((text) => `<t>${text}</t>`);
  const row = (number: number, ofColumn: (at: number) => number) =>
    `<row r="${number}">${header.map((_, at) => `<c t="s"><v>${ofColumn(at)}</v></c>`).join("")}</row>`;
  return workbookBytes({ texts, rows: row(1, (at) => at) + row(2, () => header.length) });
}

function ownMapping(): Source {
  const path = join(temporaryFolder(), "mapping.json");
  const cells = { id: "编号", kind: { constant: "person" }, name: "姓名" };
  const files = [{ id: "list", name: "名单*.csv", rows: [{ table: "subjects", cells }] }];
  writeFileSync(path, JSON.stringify({ id: "own", nameZh: "自定义", files }));
  return mappedSource(readMapping(path));
}

const licence = "XK_XDR_MC,XK_WSH,XK_JDRQ";
const entity = (property: string) =>
  JSON.stringify({ id: "p", schema: "Person", properties: { name: ["赵示例"], [property]: ["SECRET"] } });

type Made = (column: string) => string | Uint8Array;
const formats: [name: string, source: Source, file: string, made: Made][] = [
  ["XLSX", bundle, "subjects.xlsx", (column) => workbook([...tableShapes.subjects.columns, column])],
  ["FollowTheMoney", ftm, "entities.ftm.json", entity],
  ["双公示", disclosure, "XK_1.csv", (column) => `${licence},${column}\n甲,1号,2025-03-01,SECRET\n`],
  ["双公示 as a workbook", disclosure, "CF_1.xlsx", (c) => workbook(["CF_XDR_MC", "CF_WSH", "CF_JDRQ", c])],
  ["a mapping", ownMapping(), "名单1.csv", (column) => `编号,姓名,${column}\n1,赵示例,SECRET\n`],
];

describe.each(formats)("%s", (_, source, file, made) => {
  const opened = (column: string) => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, file), made(column));
    return openDelivery(folder, source);
  };

  test.each([
    ["religion", "religion"],
    ["宗教信仰", "religion"],
    ["指紋", "fingerprints"],
    ["不動產", "realEstate"],
  ])("is refused for %s, by file and article, and no value is repeated", async (column, field) => {
    const refused = opened(column);
    await expect(refused).rejects.toThrow(`${file}: `);
    await expect(refused).rejects.toThrow(new RegExp(`${column} is ${field} .*第十四条`));
    await expect(refused).rejects.not.toThrow("SECRET");
  });

  test("is taken with a column that only sounds like it", async () => {
    await expect(opened("纳税信用等级")).resolves.toBeDefined();
  });
});
