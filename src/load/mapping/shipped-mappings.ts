import { readdirSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Source } from "../source.ts";
import { mappedSource } from "./mapped-source.ts";
import { readMapping } from "./mapping.ts";

const FOLDER = fileURLToPath(new URL("../../../seed/mappings/", import.meta.url));
const ENDING = ".json";

/** Names of the mappings that come with the program, for `--mapping NAME` and as examples to begin from. */
export function shippedMappingNames(): string[] {
  const names = readdirSync(FOLDER).filter((name) => name.endsWith(ENDING));
  return names.map((name) => name.slice(0, -ENDING.length)).sort();
}

/** File of a shipped mapping. */
export function shippedMappingPath(name: string): string {
  return join(FOLDER, `${name}${ENDING}`);
}

/** The shipped mappings as sources, by name. */
export function shippedSources(): Record<string, () => Source> {
  const sourceOf = (name: string) => () => mappedSource(readMapping(shippedMappingPath(name)));
  return Object.fromEntries(shippedMappingNames().map((name) => [name, sourceOf(name)]));
}
