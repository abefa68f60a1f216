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

/** Read a part of a workbook as UTF-8 XML. A document type (entities, outside references) is refused. */
export function xmlReader(part: string, taker: XmlTaker): XmlReader {
  const decoder = new TextDecoder("utf-8", { fatal: true });
  const refused = (found: string) =>
    new RangeError(`${part} ${found}; expected XML as Excel writes it; save it again`);
  const parser = new Parser();
  parser.on("openTag", (name, attributes, decode) => {
    taker.open?.(localName(name), decoded(attributes(), decode));
  });
  parser.on("closeTag", (name) => taker.close?.(localName(name)));
  parser.on("text", (text, decode) => taker.text?.(decodedText(text, decode)));
  parser.on("cdata", (text) => taker.text?.(text));
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
      if (text !== "") parser.write(text);
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
