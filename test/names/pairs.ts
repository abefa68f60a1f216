import { readFileSync } from "node:fs";

/** Two names and what is so, whatever any code says of them. */
export interface NamePair {
  a: string;
  b: string;
  isSame: boolean;
  /** What the pair is there for. */
  phenomenon: string;
}

/** The labelled pairs of pairs.txt, written from the phenomenon and not from an answer; what fails stays in. */
export function namePairs(): NamePair[] {
  const pairs: NamePair[] = [];
  let heading: Pick<NamePair, "isSame" | "phenomenon"> | undefined;
  const lines = readFileSync("test/names/pairs.txt", "utf8").split("\n");
  for (const [index, line] of lines.entries()) {
    if (line === "") continue;
    const section = /^# (same|different) ([a-z-]+): /.exec(line);
    if (section) {
      heading = { isSame: section[1] === "same", phenomenon: `${section[1]} ${section[2]}` };
      continue;
    }
    const [a, b, ...more] = line.split(" | ");
    if (!heading || a === undefined || b === undefined || more.length > 0)
      throw new Error(`test/names/pairs.txt:${index + 1}: expected "name | name" below a heading`);
    pairs.push({ a, b, ...heading });
  }
  return pairs;
}
