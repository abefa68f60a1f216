import { LoadRefused } from "../load-refused.ts";
import type { TextLine } from "../source.ts";
import type { Encoding } from "./bytes.ts";
import { textChunksOf } from "./bytes.ts";

/** A longer line is no row but a file of another kind. */
const CHARACTERS_MAX = 4 * 1024 * 1024;

/** Lines of a text file with their numbers from 1, one chunk of the file in memory; blank ones are left out. */
export async function* linesOfText({
  name,
  path,
  encoding,
}: {
  name: string;
  path: string;
  encoding: Encoding;
}): AsyncGenerator<TextLine> {
  let [line, held] = [1, ""];
  for await (const chunk of textChunksOf(path, encoding)) {
    let start = 0;
    for (let end = chunk.indexOf("\n"); end >= 0; end = chunk.indexOf("\n", start)) {
      const text = held + chunk.slice(start, end);
      if (text.trim() !== "") yield { file: name, line, text };
      [held, start, line] = ["", end + 1, line + 1];
    }
    held += chunk.slice(start);
    if (held.length > CHARACTERS_MAX) {
      const found = `${name}:${line}: has more than ${CHARACTERS_MAX} characters in one line`;
      throw new LoadRefused([`${found}; expected one JSON object a line`]);
    }
  }
  if (held.trim() !== "") yield { file: name, line, text: held };
}
