import { strToU8, zipSync } from "fflate";

/** Parts of a workbook made by hand; each has a default that makes a sound one. */
export interface WorkbookParts {
  /** Rows of the first sheet as XML, such as `<row r="1"><c r="A1"><v>1</v></c></row>`. */
  rows?: string;
  /** What follows the rows in the first sheet. */
  after?: string;
  /** Texts that cells of type s refer to. */
  texts?: readonly string[];
  /** numFmt codes; style 1 is the first of them, style 0 is plain. */
  formats?: readonly string[];
  is1904?: boolean;
  /** More parts, or others in place of the made ones, by name. */
  more?: Record<string, string | Uint8Array>;
  /** Further sheets by name. */
  otherSheets?: readonly string[];
}

const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n';
const MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
const RELS = 'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"';

/** Bytes of a workbook; nothing of the product made them. */
export function workbookBytes(parts: WorkbookParts = {}): Uint8Array {
  return zipSync(
    Object.fromEntries(
      Object.entries({ ...partsOf(parts), ...parts.more }).map(([name, part]) => [
        name,
        typeof part === "string" ? strToU8(part) : part,
      ]),
    ),
  );
}

function partsOf(parts: WorkbookParts): Record<string, string> {
  const { rows = "", after = "", texts = [], formats = [], is1904 = false, otherSheets = [] } = parts;
  const names = ["Sheet1", ...otherSheets];
  const sheet = (content: string, rest = "") =>
    `${HEAD}<worksheet ${MAIN}><sheetData>${content}</sheetData>${rest}</worksheet>`;
  return {
    "xl/workbook.xml":
      `${HEAD}<workbook ${MAIN} ${RELS}><workbookPr${is1904 ? ' date1904="1"' : ""}/><sheets>` +
      names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at + 1}"/>`).join("") +
      "</sheets></workbook>",
    "xl/_rels/workbook.xml.rels":
      `${HEAD}<Relationships>` +
      names
        .map((_, at) => `<Relationship Id="r${at + 1}" Type="t" Target="worksheets/sheet${at + 1}.xml"/>`)
        .join("") +
      "</Relationships>",
    "xl/styles.xml":
      `${HEAD}<styleSheet ${MAIN}><numFmts>` +
      formats.map((code, at) => `<numFmt numFmtId="${at + 200}" formatCode="${code}"/>`).join("") +
      '</numFmts><cellXfs><xf numFmtId="0"/>' +
      formats.map((_, at) => `<xf numFmtId="${at + 200}"/>`).join("") +
      "</cellXfs></styleSheet>",
    "xl/sharedStrings.xml": `${HEAD}<sst ${MAIN}>${texts.map((text) => `<si>${text}</si>`).join("")}</sst>`,
    "xl/worksheets/sheet1.xml": sheet(rows, after),
    ...Object.fromEntries(
      otherSheets.map((name, at) => [`xl/worksheets/sheet${at + 2}.xml`, sheet(rowOf(1, [name]))]),
    ),
  };
}

const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ";

/** One row of inline texts. */
export function rowOf(line: number, texts: readonly string[]): string {
  const cells = texts.map(
    (text, at) => `<c r="${letters[at]!}${line}" t="inlineStr"><is><t>${text}</t></is></c>`,
  );
  return `<row r="${line}">${cells.join("")}</row>`;
}
