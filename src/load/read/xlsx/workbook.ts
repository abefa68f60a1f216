import type { ArchiveLimits } from "./archive.ts";
import { archivePieces } from "./archive.ts";
import type { NumberStyle } from "./styles.ts";
import { stylesTaker } from "./styles.ts";
import type { XmlReader, XmlTaker } from "./xml.ts";
import { xmlReader } from "./xml.ts";

/** One sheet as the workbook names it; `part` is its place in the archive, null = outside of it. */
export interface Sheet {
  name: string;
  part: string | null;
  isHidden: boolean;
}

/** What all sheets of a workbook share. */
export interface Workbook {
  sheets: readonly Sheet[];
  /** Days are counted from 1904 on (Excel on old Macs), else from 1900. */
  is1904: boolean;
  sharedTexts: readonly string[];
  styles: readonly NumberStyle[];
}

const WORKBOOK = "xl/workbook.xml";
const RELATIONS = "xl/_rels/workbook.xml.rels";
const STYLES = "xl/styles.xml";
const TEXTS = "xl/sharedStrings.xml";

/** Texts are held in memory while a sheet is read. */
const TEXT_CHARACTERS_MAX = 64 << 20;
/** Sheets, relations and styles are held as well, each a part of its own. */
const PART_BYTES_MAX = 16 << 20;

/** Read what the sheets of a workbook refer to. Throws RangeError with a sentence on what cannot be read. */
export async function readWorkbook(path: string, limits?: ArchiveLimits): Promise<Workbook> {
  const sheets: { name: string; relation: string; isHidden: boolean }[] = [];
  const targets = new Map<string, { target: string; isOutside: boolean }>();
  const sharedTexts: string[] = [];
  const styles: NumberStyle[] = [];
  const settings = { is1904: false };
  const takers: Readonly<Record<string, XmlTaker>> = {
    [WORKBOOK]: workbookTaker(sheets, settings),
    [RELATIONS]: relationsTaker(targets),
    [STYLES]: stylesTaker(styles),
    [TEXTS]: textsTaker(sharedTexts),
  };
  const readers = new Map<string, XmlReader>();
  const read = new Map<string, number>();
  for await (const { name, bytes, isLast } of archivePieces(path, (part) => part in takers, limits)) {
    const partBytes = (read.get(name) ?? 0) + bytes.length;
    read.set(name, partBytes);
    if (name !== TEXTS && partBytes > PART_BYTES_MAX) {
      throw new RangeError(`has more than ${PART_BYTES_MAX >> 20} MiB in its part ${name}; save it again`);
    }
    const reader = readers.get(name) ?? xmlReader(name, takers[name]!);
    readers.set(name, reader);
    reader.write(bytes);
    if (isLast) reader.end();
  }
  for (const part of [WORKBOOK, RELATIONS]) {
    if (!readers.has(part)) throw new RangeError(`has no ${part}; expected an .xlsx workbook; save it again`);
  }
  return {
    sheets: sheets.map(({ name, relation, isHidden }) => {
      const found = targets.get(relation);
      return { name, isHidden, part: found && !found.isOutside ? partOf(found.target) : null };
    }),
    is1904: settings.is1904,
    sharedTexts,
    styles,
  };
}

function workbookTaker(
  sheets: { name: string; relation: string; isHidden: boolean }[],
  settings: { is1904: boolean },
): XmlTaker {
  return {
    open(name, attributes) {
      if (name === "workbookPr") settings.is1904 = /^(1|true)$/.test(attributes["date1904"] ?? "");
      if (name !== "sheet") return;
      const relation = Object.entries(attributes).find(([key]) => /(^|:)id$/.test(key))?.[1] ?? "";
      const isHidden = (attributes["state"] ?? "visible") !== "visible";
      sheets.push({ name: attributes["name"] ?? "", relation, isHidden });
    },
  };
}

function relationsTaker(targets: Map<string, { target: string; isOutside: boolean }>): XmlTaker {
  return {
    open(name, attributes) {
      if (name !== "Relationship") return;
      const { Id = "", Target = "", TargetMode = "" } = attributes;
      targets.set(Id, { target: Target, isOutside: TargetMode === "External" });
    },
  };
}

/** Targets are given from `xl/` on, or from the root with a slash. */
function partOf(target: string): string {
  return target.startsWith("/") ? target.slice(1) : `xl/${target}`;
}

/** Runs of one text are put together; readings of characters (phonetic runs) are left out. */
function textsTaker(texts: string[]): XmlTaker {
  let characters = 0;
  let text = "";
  const count = (more: number): void => {
    characters += more;
    if (characters <= TEXT_CHARACTERS_MAX) return;
    throw new RangeError(
      `holds more than ${TEXT_CHARACTERS_MAX >> 20} Mi characters of text; send it as CSV`,
    );
  };
  const run = textRuns((piece) => {
    count(piece.length);
    text += piece;
  });
  return {
    open(name, attributes) {
      if (name === "si") text = "";
      run.open!(name, attributes);
    },
    text: (piece) => run.text!(piece),
    close(name) {
      run.close!(name);
      if (name !== "si") return;
      // An empty one takes room too.
      count(8);
      texts.push(unescaped(text));
    },
  };
}

/** The text of `t` elements, those within a phonetic run left out. */
export function textRuns(take: (text: string) => void): XmlTaker {
  let isText = false;
  let isReading = false;
  return {
    open(name) {
      if (name === "rPh") isReading = true;
      if (name === "t") isText = !isReading;
    },
    text(text) {
      if (isText) take(text);
    },
    close(name) {
      if (name === "rPh") isReading = false;
      if (name === "t") isText = false;
    },
  };
}

/** Excel writes characters that XML cannot hold as _xHHHH_. */
export function unescaped(text: string): string {
  if (!text.includes("_x")) return text;
  return text.replace(/_x([0-9A-Fa-f]{4})_/g, (_, digits: string) =>
    String.fromCharCode(parseInt(digits, 16)),
  );
}
