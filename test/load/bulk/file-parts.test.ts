import { appendFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { eachRecord, partsOf } from "../../../src/load/bulk/file-parts.ts";
import { rowOf, rowsOfCsv } from "../../../src/load/read/csv.ts";
import { openDelivery } from "../../../src/load/read/delivery.ts";
import type { RawRow } from "../../../src/load/source.ts";
import { bundle } from "../../../src/load/sources/bundle.ts";
import { temporaryFolder } from "../bundle-folder.ts";

const HEADER = "recordId,subjectId,recordType,value,unit,occurredOn,authority";

/** The same file read in parts and as one stream, at part sizes that cut everywhere. */
async function bothWays(text: string, partBytes: number): Promise<[RawRow[], RawRow[]]> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "records.csv"), text);
  const [file] = (await openDelivery(folder, bundle)).placed;
  const inParts: RawRow[] = [];
  let before = 0;
  for (const part of partsOf(file!, partBytes)) {
    const take = (record: Parameters<typeof rowOf>[2]) =>
      inParts.push(rowOf(file!.name, file!.header, record, before));
    before += await eachRecord(part, take);
  }
  const asOne: RawRow[] = [];
  for await (const row of rowsOfCsv(file!)) asOne.push(row);
  return [inParts, asOne];
}

const rows = (count: number, ending: string) =>
  Array.from(
    { length: count },
    (_, at) => `r${at}, s${at} ,税,${"值".repeat(at % 7)},,2024-01-01,局${ending}`,
  ).join("");

test.each([
  ["line feeds", `${HEADER}\n${rows(200, "\n")}`],
  ["no line end at the end", `${HEADER}\n${rows(50, "\n")}last,s,税,,,2024-01-01,`],
  ["carriage returns and line feeds", `${HEADER}\r\n${rows(200, "\r\n")}`],
  ["carriage returns alone, mixed", `${HEADER}\n${rows(30, "\r")}${rows(30, "\n")}`],
  ["empty lines", `\n${HEADER}\n\n${rows(20, "\n\n")}\n\n`],
  ["a byte order mark", `\uFEFF${HEADER}\n${rows(20, "\n")}`],
  ["a mark inside", `${HEADER}\n${rows(20, "\n")}\uFEFFodd,s,税,,,2024-01-01,\n${rows(9, "\n")}`],
  ["rows of other widths", `${HEADER}\nshort,row\n${rows(9, "\n")}long,s,税,,,2024-01-01,局,more,more\n`],
  ["quotes", `${HEADER}\nq,s,"税,""收""",,,2024-01-01,"局\n局"\n${rows(40, "\n")}`],
])("a file with %s reads alike in parts and as one", async (_, text) => {
  for (const partBytes of [40, 100, 1_000, 1 << 20]) {
    const [inParts, asOne] = await bothWays(text, partBytes);
    expect(asOne.length).toBeGreaterThan(8);
    expect(inParts).toEqual(asOne);
  }
});

test("a line longer than any row refuses the delivery, one just within it does not", async () => {
  const folder = temporaryFolder();
  const path = join(folder, "records.csv");
  const lineOf = (characters: number) => `a,b,c,${"x".repeat(characters - 9)},,,\n`;
  writeFileSync(path, `${HEADER}\n${lineOf(1_000_000)}`);
  const within = (await openDelivery(folder, bundle)).placed[0]!;
  for (const part of partsOf(within)) await eachRecord(part, () => undefined);
  appendFileSync(path, lineOf(1_000_002));
  const beyond = (await openDelivery(folder, bundle)).placed[0]!;
  await expect(
    (async () => {
      for (const part of partsOf(beyond)) await eachRecord(part, () => undefined);
    })(),
  ).rejects.toThrow(/more than 1000000 characters/);
});
