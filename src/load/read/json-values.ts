import { LoadRefused } from "../load-refused.ts";
import type { TextLine } from "../source.ts";
import type { Encoding } from "./bytes.ts";
import { textChunksOf } from "./bytes.ts";
import { linesOfText } from "./lines.ts";

/** A longer value is no statement but a file of another kind. */
const CHARACTERS_MAX = 4 * 1024 * 1024;

interface TextPlace {
  name: string;
  path: string;
  encoding: Encoding;
}

/**
 * Values of a JSON file, each as its own text: the elements of one list, numbered from 1, or one value a line. One chunk
 * of the file and one value are in memory, so that a file may be of any size.
 */
export async function* jsonValuesOf(
  place: TextPlace,
  charactersMax = CHARACTERS_MAX,
): AsyncGenerator<TextLine> {
  if (await isList(place)) yield* elementsOf(place, charactersMax);
  else yield* linesOfText(place);
}

async function isList({ path, encoding }: TextPlace): Promise<boolean> {
  for await (const chunk of textChunksOf(path, encoding)) {
    const start = chunk.trimStart();
    if (start !== "") return start.startsWith("[");
  }
  return false;
}

async function* elementsOf(
  { name, path, encoding }: TextPlace,
  charactersMax: number,
): AsyncGenerator<TextLine> {
  const cutter = new ElementCutter();
  let ordinal = 0;
  const refused = (found: string): LoadRefused =>
    new LoadRefused([`${name}: ${found}; expected one JSON list of statements, or one statement a line`]);
  const expectShort = (length: number, statement: number): void => {
    if (length > charactersMax)
      throw refused(`statement ${statement} has more than ${charactersMax} characters`);
  };
  for await (const chunk of textChunksOf(path, encoding)) {
    for (const text of cutter.cut(chunk)) {
      ordinal += 1;
      expectShort(text.length, ordinal);
      yield { file: name, line: ordinal, text };
    }
    expectShort(cutter.heldCharacters, ordinal + 1);
    if (cutter.isBeyondEnd) throw refused("is not JSON (something stands behind the end of its list)");
  }
  if (!cutter.isAtEnd) throw refused("is not JSON (it ends in the middle of its list)");
}

const STRUCTURE = /["[\]{},]/g;
const QUOTE_OR_ESCAPE = /["\\]/g;

/** Cuts the elements of one JSON list out of chunks of its text, whose ends may lie anywhere. */
class ElementCutter {
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  #held = "";
  #isFirst = true;
  isAtEnd = false;
  isBeyondEnd = false;

  get heldCharacters(): number {
    return this.#held.length;
  }

  *cut(chunk: string): Generator<string> {
    let [start, at] = [0, this.#isEscaped ? 1 : 0];
    this.#isEscaped = false;
    while (!this.isAtEnd) {
      const marks = this.#isInString ? QUOTE_OR_ESCAPE : STRUCTURE;
      marks.lastIndex = at;
      const mark = marks.exec(chunk);
      if (!mark) break;
      at = mark.index + 1;
      const [character] = mark;
      if (character === '"') this.#isInString = !this.#isInString;
      else if (character === "\\") {
        this.#isEscaped = at === chunk.length;
        at += 1;
      } else if (character === "[" || character === "{") {
        this.#depth += 1;
        // The list itself begins.
        if (this.#depth === 1) start = at;
      } else {
        if (character !== ",") this.#depth -= 1;
        this.isAtEnd = this.#depth === 0;
        if (!this.isAtEnd && (character !== "," || this.#depth > 1)) continue;
        const element = this.#held + chunk.slice(start, at - 1);
        // Nothing between the brackets is a list of nothing; nothing beside a comma is a fault, and told by who reads it.
        if (!this.isAtEnd || !this.#isFirst || element.trim() !== "") yield element;
        [this.#held, this.#isFirst, start] = ["", false, at];
      }
    }
    if (!this.isAtEnd) this.#held += chunk.slice(start);
    else this.isBeyondEnd ||= chunk.slice(start).trim() !== "";
  }
}
