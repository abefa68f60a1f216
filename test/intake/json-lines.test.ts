import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse } from "csv-parse/sync";
import { describe, expect, test } from "vitest";
import { openDelivery } from "../../src/load/read/delivery.ts";
import type { RawRow, Source, TableName } from "../../src/load/source.ts";
import { tableNames } from "../../src/load/source.ts";
import { bundle } from "../../src/load/sources/bundle.ts";
import { jsonLinesSource, readLine } from "../../src/load/sources/json-lines.ts";
import { rangesOf } from "../../src/intake/push-answer.ts";
import { temporaryFolder } from "../load/bundle-folder.ts";

async function rowsIn(directory: string, source: Source, table: TableName): Promise<RawRow[]> {
  const { files } = await openDelivery(directory, source);
  const rows: RawRow[] = [];
  for await (const row of source.rows(table, files)) rows.push(row);
  return rows;
}

describe("lines of JSON", () => {
  test("say the same rows as the same table in CSV", async () => {
    const folder = temporaryFolder();
    const lines = tableNames.flatMap((table) => {
      const rows: Record<string, string>[] = parse(readFileSync(`seed/region/${table}.csv`), {
        columns: true,
      });
      return rows.map((row) => JSON.stringify({ table, ...row }));
    });
    writeFileSync(join(folder, "delivery.jsonl"), lines.join("\n"));
    const source = jsonLinesSource(tableNames);
    for (const table of tableNames) {
      const [stated, expected] = [
        await rowsIn(folder, source, table),
        await rowsIn("seed/region", bundle, table),
      ];
      expect(stated.map(({ cells }) => cells)).toEqual(expected.map(({ cells }) => cells));
      expect(stated.map(({ line }) => JSON.parse(lines[line - 1]!).table)).toEqual(stated.map(() => table));
    }
  });

  test.each([
    ["{", "is not JSON, expected one object a line"],
    ["[]", "is JSON of another kind, expected an object"],
    ["null", "is JSON of another kind, expected an object"],
    ["{}", /^has the table nothing, expected one of subjects, /],
    ['{"table":"subject"}', /^has the table "subject", expected one of subjects, /],
    ['{"table":"constructor"}', /^has the table "constructor", expected/],
  ])("%s is no row", (text, why) => {
    if (typeof why === "string") expect(readLine(text)).toBe(why);
    else expect(readLine(text)).toMatch(why);
  });

  test("a number is taken while it cannot have lost digits", () => {
    const amountOf = (amount: string) =>
      readLine(`{"table":"links","statementId":"1","amountFen":${amount}}`);
    expect(amountOf("999999999999999")).toMatchObject({ cells: { amountFen: "999999999999999" } });
    expect(amountOf("999999999999999")).not.toHaveProperty("broken");
    const lost = { broken: "amountFen is a number that may have lost digits, expected text" };
    expect(amountOf("1000000000000000")).toMatchObject(lost);
    expect(amountOf("1e21")).toMatchObject(lost);
    expect(amountOf("12.5")).toMatchObject({ cells: { amountFen: "12.5" } });
    expect(amountOf("null")).toMatchObject({ cells: { amountFen: "" } });
  });

  test("fields that are unknown or no text keep the row out, each by name", () => {
    const line = '{"table":"links","statementId":"1","fromID":"a","toId":["b"],"kind":true}';
    expect(readLine(line)).toMatchObject({
      cells: { statementId: "1" },
      broken:
        "field fromID is not known to links; toId is a list, expected text; kind is a boolean, expected text",
    });
  });
});

test.each([
  [[], ""],
  [[3], "3"],
  [[1, 2, 3, 5, 7, 8], "1-3,5,7-8"],
])("line numbers %j are the ranges %j", (numbers, ranges) => expect(rangesOf(numbers)).toBe(ranges));
