import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { LoadRefused } from "../../../src/load/load-refused.ts";
import { openDelivery } from "../../../src/load/read/delivery.ts";
import { xmlReader } from "../../../src/load/read/xlsx/xml.ts";
import { bundle } from "../../../src/load/sources/bundle.ts";
import { temporaryFolder } from "../bundle-folder.ts";
import { rowOf, workbookBytes } from "./workbook-bytes.ts";

const folder = temporaryFolder();
const header = "recordId,subjectId,recordType,value,unit,occurredOn,authority".split(",");
const rows = rowOf(1, header) + rowOf(2, ["r1", "s1", "award", "x", "", "2025-01-01", "局"]);

/** Rows that a workbook with these parts gives. */
async function rowsOf(parts: Parameters<typeof workbookBytes>[0]): Promise<number> {
  writeFileSync(join(folder, "records.xlsx"), workbookBytes({ rows, ...parts }));
  const { files } = await openDelivery(folder, bundle);
  let count = 0;
  for await (const _ of files.rowsOf("records")) count += 1;
  return count;
}

describe("what the parser would have to hold", () => {
  const MI = 1 << 20;
  const read = (start: string, filling: string, end: string, characters: number) => () => {
    const reader = xmlReader("part", {});
    const bytes = (text: string) => reader.write(new TextEncoder().encode(text));
    bytes("<a>");
    for (let left = characters; left > 0; left -= 65_536) {
      bytes((left === characters ? start : "") + filling.repeat(Math.min(left, 65_536)));
    }
    bytes(`${end}</a>`);
    reader.end();
  };
  test.each([
    ["text", "", " ", ""],
    ["a comment", "<!--", "-", "-->"],
    ["a tag", "<b c='", "c", "'/>"],
    ["marked text", "<![CDATA[", "x", "]]>"],
  ])("%s of a million characters is read, of more refused", (_name, start, filling, end) => {
    expect(read(start, filling, end, MI - start.length)).not.toThrow();
    expect(read(start, filling, end, MI + 1)).toThrow(
      /^part has more than 1048576 characters in one tag, text or/,
    );
  });

  test("elements are read a hundred deep, no deeper; ever so many stand beside one another", () => {
    const nested = (depth: number) => () => {
      const reader = xmlReader("part", {});
      reader.write(new TextEncoder().encode("<a>".repeat(depth) + "<b/>".repeat(500) + "</a>".repeat(depth)));
      reader.end();
    };
    expect(nested(99)).not.toThrow();
    expect(nested(100)).toThrow(/has elements more than 100 deep/);
  });
});

describe("what a workbook would have held", () => {
  const sheet = (content: string) => ({
    more: { "xl/worksheets/sheet1.xml": `<worksheet><sheetData>${content}</sheetData></worksheet>` },
  });
  const long = (characters: number) => {
    const run = `<t>${"x".repeat(1 << 16)}</t>`;
    const rest = characters % (1 << 16);
    return `<is>${run.repeat(Math.floor(characters / (1 << 16)))}<t>${"x".repeat(rest)}</t></is>`;
  };
  const rowOfLength = (characters: number) =>
    `${rows}<row r="3"><c r="A3" t="inlineStr">${long(characters)}</c></row>`;

  test("a row has as much text as is held, or one character more", async () => {
    expect(await rowsOf({ rows: rowOfLength(4 << 20) })).toBe(2);
    await expect(rowsOf({ rows: rowOfLength((4 << 20) + 1) })).rejects.toThrow(
      /records\.xlsx: has more than 4 Mi characters in row 3; expected one record a row/,
    );
  });

  test("merged cells above the header, as many as are held, or one more", async () => {
    const merged = (count: number) => `<mergeCells>${'<mergeCell ref="A1:B1"/>'.repeat(count)}</mergeCells>`;
    await expect(rowsOf({ after: merged(65_536) })).rejects.toThrow(/cells A1:B1 are merged/);
    await expect(rowsOf({ after: merged(65_537) })).rejects.toThrow(
      /has more than 65536 ranges of merged cells/,
    );
  });

  test.each([
    ["blanks between tags", sheet(rows + " ".repeat(96 << 20)), /more than 1048576 characters in one/],
    [
      "one shared text of many runs",
      { texts: [`<t>${"x".repeat(1 << 16)}</t>`.repeat(1_100)] },
      /64 Mi characters/,
    ],
    [
      "styles without end",
      {
        more: { "xl/styles.xml": `<styleSheet><cellXfs>${"<xf/>".repeat(4_000_000)}</cellXfs></styleSheet>` },
      },
      /has more than 16 MiB in its part xl\/styles\.xml/,
    ],
  ])("%s refuse the delivery", async (_name, parts, sentence) => {
    await expect(rowsOf(parts)).rejects.toThrow(sentence);
    await expect(rowsOf(parts)).rejects.toBeInstanceOf(LoadRefused);
  });
});
