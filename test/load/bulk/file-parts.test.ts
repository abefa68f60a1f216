import { mkdtempSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { expect, test } from "vitest";
import { eachRecord, partsOf } from "../../../src/load/bulk/file-parts.ts";
import { rowOf, rowsOfCsv } from "../../../src/load/read/csv.ts";
import { LoadRefused } from "../../../src/load/load-refused.ts";
import type { PlacedFile } from "../../../src/load/read/delivery.ts";
import { openDelivery } from "../../../src/load/read/delivery.ts";
import type { RawRow } from "../../../src/load/source.ts";
import { bundle } from "../../../src/load/sources/bundle.ts";
import { breakage, brokenFile } from "../broken-files.ts";
import { bundleTexts } from "../broken-kinds.ts";
import { temporaryFolder } from "../bundle-folder.ts";

const HEADER = "recordId,subjectId,recordType,value,unit,occurredOn,authority";

/** The same file read in parts and as one stream, at part sizes that cut everywhere. */
async function bothWays(text: string, partBytes: number): Promise<[RawRow[], RawRow[]]> {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "records.csv"), text);
  const [file] = (await openDelivery(folder, bundle)).placed;
  return [await rowsInParts(file!, partBytes), await rowsAsOne(file!)];
}

async function rowsInParts(file: PlacedFile, partBytes: number): Promise<RawRow[]> {
  const inParts: RawRow[] = [];
  let before = 0;
  for (const part of partsOf(file, partBytes)) {
    const take = (record: Parameters<typeof rowOf>[2]) =>
      inParts.push(rowOf(file.name, file.header, record, before));
    before += await eachRecord(part, take);
  }
  return inParts;
}

async function rowsAsOne(file: PlacedFile): Promise<RawRow[]> {
  const asOne: RawRow[] = [];
  for await (const row of rowsOfCsv(file)) asOne.push(row);
  return asOne;
}

/** What reading came to, or the sentence of its refusal. */
async function orRefused<T>(reading: Promise<T>): Promise<T | string> {
  return reading.catch((error: unknown) => {
    if (error instanceof LoadRefused) return error.message;
    throw error;
  });
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

test("500 broken files read alike in parts of any size and as one, or are refused both ways", async () => {
  const folder = temporaryFolder();
  let inSeveral = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(...bundleTexts),
      breakage,
      fc.oneof({ weight: 3, arbitrary: fc.constant(null) }, { weight: 1, arbitrary: fc.nat({ max: 400 }) }),
      fc.integer({ min: 1, max: 600 }),
      async ([name, text], broken, quoteAt, partBytes) => {
        const place = mkdtempSync(join(folder, "broken-"));
        // Packed or quoted a file is one part: most are neither, some get a quote that nothing closes.
        const bare = text.replaceAll('"', "");
        const torn = quoteAt === null ? bare : `${bare.slice(0, quoteAt)}"${bare.slice(quoteAt)}`;
        const [fileName, bytes] = brokenFile(name, torn, { ...broken, packed: false });
        writeFileSync(join(place, fileName), bytes);
        const delivery = await orRefused(openDelivery(place, bundle));
        // Refused at the first look, which both ways have in common.
        if (typeof delivery === "string") return;
        const [file] = delivery.placed;
        const [inParts, asOne] = [
          await orRefused(rowsInParts(file!, partBytes)),
          await orRefused(rowsAsOne(file!)),
        ];
        expect(inParts).toEqual(asOne);
        if (partsOf(file!, partBytes).length > 1) inSeveral += 1;
      },
    ),
    { numRuns: 500 },
  );
  expect(inSeveral, "files that were cut").toBeGreaterThan(100);
});

test("rows up to a million bytes are read, longer ones refuse the delivery, in parts as in one", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "records.csv"), `${HEADER}\n`);
  const [file] = (await openDelivery(folder, bundle)).placed;
  const a = (characters: number) => "a".repeat(characters);
  const rows: [string, string[]][] = [
    ["read", ["r", "s", a(999_999)]],
    ["refused", ["r", "s", a(1_000_000)]],
    // A cell counts by its bytes while it is read, by its characters once it is behind.
    ["read", ["r", "s", "值".repeat(333_333)]],
    ["refused", ["r", "s", "值".repeat(333_334)]],
    ["read", ["r", "值".repeat(333_333), a(666_667)]],
    ["refused", ["r", "值".repeat(333_333), a(666_668)]],
  ];
  for (const [expected, [key, subject, type]] of rows) {
    const text = `${HEADER}\n${key},${subject},${type},,,,\nr2,s,税,,,,\n`;
    writeFileSync(file!.path, text);
    const sound = { ...file!, bytes: Buffer.byteLength(text) };
    const asOne = await orRefused(rowsAsOne(sound));
    expect(await orRefused(rowsInParts(sound, 1_000))).toEqual(asOne);
    if (expected === "read") expect(asOne).toHaveLength(2);
    else expect(asOne).toMatch(/records.csv: a row has more than 1000000 bytes; expected/);
  }
});

test("a file that ends its lines otherwise, or not at all, is one part and refused alike", async () => {
  const folder = temporaryFolder();
  writeFileSync(join(folder, "records.csv"), `${HEADER}\n${"x".repeat(9 << 20)}\n`);
  const [file] = (await openDelivery(folder, bundle)).placed;
  expect(partsOf(file!, 1_000)).toHaveLength(1);
  expect(await orRefused(rowsInParts(file!, 1_000))).toEqual(await orRefused(rowsAsOne(file!)));
  const row = "r,s,税,,,,\r";
  writeFileSync(join(folder, "records.csv"), `${HEADER}\r${row.repeat(800_000)}`);
  const [returns] = (await openDelivery(folder, bundle)).placed;
  expect(returns!.lines).toBe(800_002);
  expect(partsOf(returns!, 1_000)).toMatchObject([{ isWhole: true }]);
});
