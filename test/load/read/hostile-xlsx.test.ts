import { writeFileSync } from "node:fs";
import { join } from "node:path";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { LoadRefused } from "../../../src/load/load-refused.ts";
import { openDelivery } from "../../../src/load/read/delivery.ts";
import { archiveLimits, archivePieces } from "../../../src/load/read/xlsx/archive.ts";
import { bundle } from "../../../src/load/sources/bundle.ts";
import { temporaryFolder } from "../bundle-folder.ts";
import { rowOf, workbookBytes } from "./workbook-bytes.ts";

const header = "recordId,subjectId,recordType,value,unit,occurredOn,authority".split(",");
const sound = { rows: rowOf(1, header) + rowOf(2, ["r1", "s1", "award", "x", "", "2025-01-01", "局"]) };

const folder = temporaryFolder();
const path = join(folder, "records.xlsx");

async function rowsOf(bytes: Uint8Array): Promise<number> {
  writeFileSync(path, bytes);
  const { files } = await openDelivery(folder, bundle);
  let rows = 0;
  for await (const row of files.rowsOf("records")) rows += row.cells["recordId"] === "r1" ? 1 : 0;
  return rows;
}

test("the sound workbook that the hostile ones are made of is read", async () => {
  expect(await rowsOf(workbookBytes(sound))).toBe(1);
});

const laughs = `<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;">]>`;
const outside = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>`;
const rels = (target: string, mode = "") =>
  `<Relationships><Relationship Id="r1" Target="${target}"${mode}/></Relationships>`;

test.each<[string, Record<string, string | Uint8Array>, RegExp]>([
  ["entities of its own", { "xl/worksheets/sheet1.xml": `${laughs}<worksheet/>` }, /has a document type/],
  ["entities from a file", { "xl/sharedStrings.xml": `${outside}<sst/>` }, /has a document type/],
  [
    "a sheet at another address",
    { "xl/_rels/workbook.xml.rels": rels("sheet", ' TargetMode="External"') },
    /has its sheet "Sheet1" outside of the file/,
  ],
  [
    "a sheet above the workbook",
    { "xl/_rels/workbook.xml.rels": rels("../../x.xml") },
    /has no xl\/\.\.\/\.\.\/x\.xml/,
  ],
  ["a part above the workbook", { "../../../tmp/x": "x" }, /has a part named "\.\.\/\.\.\/\.\.\/tmp\/x"/],
  ["a part from the root", { "/etc/x": "x" }, /has a part named "\/etc\/x"/],
  ["a part on a drive", { "C:x": "x" }, /has a part named "C:x"/],
  ["a part with backslashes", { "xl\\..\\x": "x" }, /has a part named/],
  ["no workbook part", { "xl/workbook.xml": "<workbook/>" }, /has no sheet ""; found none/],
  ["broken XML", { "xl/worksheets/sheet1.xml": "<worksheet><sheetData><row>" }, /not well formed/],
  ["text that is not UTF-8", { "xl/sharedStrings.xml": new Uint8Array([0x3c, 0xff, 0xfe]) }, /is not UTF-8/],
  [
    "rows out of order",
    { "xl/worksheets/sheet1.xml": `<worksheet>${rowOf(2, ["a"])}${rowOf(1, ["a"])}</worksheet>` },
    /has row "1" after row 2/,
  ],
  [
    "a row beyond the last",
    { "xl/worksheets/sheet1.xml": `<worksheet>${rowOf(1_048_577, ["a"])}</worksheet>` },
    /has row "1048577"/,
  ],
  [
    "a cell beyond the last",
    { "xl/worksheets/sheet1.xml": '<worksheet><row r="1"><c r="XFE1"><v>1</v></c></row></worksheet>' },
    /has cell "XFE1" out of its place/,
  ],
])("%s refuses the delivery", async (_name, more, sentence) => {
  await expect(rowsOf(workbookBytes({ ...sound, more }))).rejects.toThrow(sentence);
  await expect(rowsOf(workbookBytes({ ...sound, more }))).rejects.toBeInstanceOf(LoadRefused);
});

test.each<[string, Uint8Array, RegExp]>([
  [
    "an old .xls or a password",
    Buffer.from("d0cf11e0a1b11ae1", "hex"),
    /has a password or the old \.xls format/,
  ],
  ["text", Buffer.from("recordId,subjectId\n"), /is no \.xlsx workbook/],
  ["nothing", new Uint8Array(), /is no \.xlsx workbook/],
])("%s in the place of a workbook refuses the delivery", async (_name, bytes, sentence) => {
  await expect(rowsOf(bytes)).rejects.toThrow(sentence);
});

test("a workbook that ends early is refused wherever it ends", async () => {
  const bytes = workbookBytes(sound);
  for (let length = 0; length < bytes.length - 22; length += 37) {
    await expect(rowsOf(bytes.subarray(0, length)), `${length} bytes`).rejects.toBeInstanceOf(LoadRefused);
  }
});

describe("limits", () => {
  const parts = { "a.xml": new Uint8Array(50_000), "b.xml": new Uint8Array(50_000) };
  const bytes = workbookBytes({ more: parts });
  const piecesWithin = async (limits: Partial<typeof archiveLimits>) => {
    writeFileSync(path, bytes);
    let unpacked = 0;
    const isWanted = (name: string) => name in parts;
    for await (const piece of archivePieces(path, isWanted, { ...archiveLimits, ...limits })) {
      unpacked += piece.bytes.length;
    }
    return unpacked;
  };
  test("unpacked bytes, to the byte", async () => {
    expect(await piecesWithin({ unpackedBytesMax: 100_000 })).toBe(100_000);
    await expect(piecesWithin({ unpackedBytesMax: 99_999 })).rejects.toThrow(/unpacks to more than/);
  });
  test("bytes of the file, to the byte", async () => {
    expect(await piecesWithin({ fileBytesMax: bytes.length })).toBe(100_000);
    await expect(piecesWithin({ fileBytesMax: bytes.length - 1 })).rejects.toThrow(
      /expected a workbook of at most/,
    );
  });
  test("parts, to the part", async () => {
    expect(await piecesWithin({ entriesMax: 7 })).toBe(100_000);
    await expect(piecesWithin({ entriesMax: 6 })).rejects.toThrow(/has more than 6 parts/);
  });

  test("a bomb whose sizes are a lie is stopped while it unpacks", async () => {
    const bomb = workbookBytes({ more: { "a.xml": new Uint8Array(64 << 20) } });
    const stated = Buffer.alloc(4);
    stated.writeUInt32LE(64 << 20);
    const lying = Buffer.from(bomb);
    let lies = 0;
    for (let at = lying.indexOf(stated); at >= 0; at = lying.indexOf(stated, at + 1)) {
      lying.writeUInt32LE(10, at);
      lies += 1;
    }
    expect(lies).toBe(2);
    writeFileSync(path, lying);
    let unpacked = 0;
    const reading = async () => {
      const limits = { ...archiveLimits, unpackedBytesMax: 1 << 20 };
      for await (const piece of archivePieces(path, () => true, limits)) unpacked += piece.bytes.length;
    };
    await expect(reading()).rejects.toThrow(/unpacks to more than 1 MiB/);
    expect(unpacked).toBeLessThan(2 << 20);
  });
});

test("no damage to its bytes ends a reading in anything but rows or a refusal", async () => {
  const bytes = workbookBytes(sound);
  const damage = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 6 });
  await fc.assert(
    fc.asyncProperty(damage, async (changes) => {
      const changed = Uint8Array.from(bytes);
      for (const [at, value] of changes) changed[at] = value;
      try {
        expect(await rowsOf(changed)).toBeLessThanOrEqual(1);
      } catch (error) {
        expect(error).toBeInstanceOf(LoadRefused);
      }
    }),
    { numRuns: 400 },
  );
});
