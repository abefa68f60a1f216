import { Parser } from "saxen";

/** What is said of a document while it is read; names without their prefix. */
export interface XmlTaker {
  open?(name: string, attributes: Readonly<Record<string, string>>): void;
  close?(name: string): void;
  text?(text: string): void;
}

/** A reader of one XML part, fed with bytes. Throws RangeError with a sentence on what is not well formed. */
export interface XmlReader {
  write(bytes: Uint8Array): void;
  end(): void;
}

/** One tag, text or comment: a cell of a sheet holds at most 32,767 characters, each at most eight long as XML. */
const PIECE_CHARACTERS_MAX = 1 << 20;
/** Elements within one another; those of a sheet stand eight deep. */
const DEPTH_MAX = 100;

/**
 * Read a part of a workbook as UTF-8 XML. A document type (entities, outside references) is refused, and so is what
 * would have to be held in memory without end.
 */
export function xmlReader(part: string, taker: XmlTaker): XmlReader {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const refused = (found: string) =>
    new RangeError(`${part} ${found}; expected XML as Excel writes it; save it again`);
  const parser = new Parser();
  let depth = 0;
  // Characters since the parser last told of anything: it holds them.
  let held = 0;
  parser.on("openTag", (name, attributes, decode) => {
    held = 0;
    depth += 1;
    if (depth > DEPTH_MAX) throw refused(`has elements more than ${DEPTH_MAX} deep`);
    taker.open?.(localName(name), decoded(attributes(), decode));
  });
  parser.on("closeTag", (name) => {
    held = 0;
    depth -= 1;
    taker.close?.(localName(name));
  });
  parser.on("text", (text, decode) => {
    held = 0;
    taker.text?.(decodedText(text, decode));
  });
  parser.on("cdata", (text) => {
    held = 0;
    taker.text?.(text);
  });
  parser.on("attention", () => {
    throw refused("has a document type");
  });
  parser.on("error", (error) => {
    throw error instanceof RangeError ? error : refused(`is not well formed (${error.message})`);
  });
  const decode = (bytes: Uint8Array, stream: boolean): string => {
    try {
      return decoder.decode(bytes, { stream });
    } catch {
      throw refused("is not UTF-8");
    }
  };
  return {
    write: (bytes) => {
      const text = decode(bytes, true);
      if (text === "") return;
      held += text.length;
      parser.write(text);
      if (held > PIECE_CHARACTERS_MAX) {
        throw refused(`has more than ${PIECE_CHARACTERS_MAX} characters in one tag, text or comment`);
      }
    },
    end() {
      const rest = decode(new Uint8Array(), false);
      if (rest !== "") parser.write(rest);
      const error = parser.end();
      if (error) throw refused(`is not well formed (${error.message})`);
    },
  };
}

function localName(name: string): string {
  return name.slice(name.indexOf(":") + 1);
}

function decoded(
  attributes: Record<string, string>,
  decode: (text: string) => string,
): Record<string, string> {
  const own: Record<string, string> = Object.create(null) as Record<string, string>;
  for (const [name, value] of Object.entries(attributes)) own[name] = decodedText(value, decode);
  return own;
}

/** The library knows characters of 16 bits only; rare ones of names (𠮷) are longer. */
function decodedText(text: string, decode: (text: string) => string): string {
  if (!text.includes("&")) return text;
  const numbered = text.replace(/&#(x?)([0-9a-f]{1,8});/gi, (whole, hex: string, digits: string) => {
    const point = parseInt(digits, hex === "" ? 10 : 16);
    // The sign itself goes on as a name, so that it is not decoded twice.
    if (point === 0x26) return "&amp;";
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
  return decode(numbered);
}
