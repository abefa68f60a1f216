import { existsSync, readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** Folder of the shared data sets; tests that need it skip when it is missing. */
export const DATA = new URL("../../../shared/data/", import.meta.url).pathname;

/** Whether a data set is here; a test that skips says so in its name. */
export function hasData(name: string): boolean {
  return existsSync(DATA + name);
}

/** A gzipped text with a header → one object a row. No quoting: the data sets have none. */
export function recordsOf(path: string, separator: string): Record<string, string>[] {
  const [header, ...lines] = gunzipSync(readFileSync(DATA + path))
    .toString("utf8")
    .trimEnd()
    .split(/\r?\n/);
  const names = header!.split(separator);
  return lines.map((line) => {
    const cells = line.split(separator);
    return Object.fromEntries(names.map((name, index) => [name, cells[index]!]));
  });
}

/** What an oracle says of one rule: sorted, `seeds` sorted; `seed` is null where the rule adds several up. */
export interface ExpectedLead {
  target: string;
  seed: string | null;
  seeds: string[];
}

/** In the one order in which expectations and answers are compared. */
export function sortedLeads(leads: readonly ExpectedLead[]): ExpectedLead[] {
  const textOf = (lead: ExpectedLead) => JSON.stringify([lead.target, lead.seed, lead.seeds]);
  return [...leads].sort((a, b) => (textOf(a) < textOf(b) ? -1 : textOf(a) > textOf(b) ? 1 : 0));
}
