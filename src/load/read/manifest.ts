import { lstatSync, readFileSync } from "node:fs";
import { join } from "node:path";
import type { IsoDate } from "../../model/dates.ts";
import { parseIsoDate } from "../../model/dates.ts";
import { maskedStart, maskIdNumbers } from "../../model/id-number.ts";
import { ownSourceIds } from "../../model/own-sources.ts";
import { LoadRefused } from "../load-refused.ts";
import { notPlain } from "./plain-file.ts";

/** `full` = all this source says; `delta` = additions and changes only. */
export const loadModes = ["full", "delta"] as const;
export type LoadMode = (typeof loadModes)[number];

/** Who says it, which delivery it is, how to take it, and the date it speaks for. */
export interface Manifest {
  sourceId: string;
  deliveryId: string;
  mode: LoadMode;
  asOf: IsoDate;
}

/** What stands for the fields that delivery.json leaves out. */
export type ManifestDefaults = Manifest;

/** Characters of a wrong value that a sentence repeats. */
const FOUND_CHARACTERS_MAX = 200;

const checks: Record<keyof Manifest, { holds: (value: string) => boolean; expected: string }> = {
  // The colon separates the source from its own ids, so it cannot stand inside.
  sourceId: {
    holds: (value) => /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/.test(value) && !ownSourceIds.includes(value),
    expected: `1 to 64 letters, digits, '.', '_' or '-', and none of ${ownSourceIds.join(", ")}`,
  },
  deliveryId: {
    holds: (value) => /^[\p{L}\p{N}][\p{L}\p{N}._:+ -]{0,127}$/u.test(value),
    expected: "1 to 128 letters, digits or . _ : + -",
  },
  mode: { holds: (value) => loadModes.some((mode) => mode === value), expected: "full or delta" },
  asOf: { holds: isDate, expected: "YYYY-MM-DD" },
};

function isDate(text: string): boolean {
  try {
    return parseIsoDate(text) === text;
  } catch {
    return false;
  }
}

/** Read delivery.json of a folder, filled up from the defaults. Throws LoadRefused on a wrong field. */
export function readManifest(directory: string, defaults: ManifestDefaults): Manifest {
  const stated = statedManifest(directory);
  const wrong = wrongFields(stated);
  if (wrong.length > 0) throw new LoadRefused(wrong.map((sentence) => `delivery.json: ${sentence}`));
  const given = Object.entries(stated).filter(([field, value]) => field in checks && value !== null);
  return { ...defaults, ...(Object.fromEntries(given) as Partial<Manifest>) };
}

/** A sentence for each stated field that does not hold. */
export function wrongFields(stated: Readonly<Record<string, unknown>>): string[] {
  const wrong: string[] = [];
  for (const [field, check] of Object.entries(checks)) {
    const value = stated[field];
    if (value === undefined || value === null) continue;
    // Named by its kind where it has parts: it may be nested deeper than can be written.
    const written =
      typeof value === "object" ? (Array.isArray(value) ? "a list" : "an object") : JSON.stringify(value);
    if (typeof value === "string" && check.holds(value)) {
      // Both names stand in addresses, accounts and names of folders.
      const masked = maskIdNumbers(written);
      if (masked === written) continue;
      wrong.push(`${field} is ${masked}, expected no ID number in it`);
      continue;
    }
    wrong.push(`${field} is ${maskedStart(written, FOUND_CHARACTERS_MAX)}, expected ${check.expected}`);
  }
  return wrong;
}

/** The object in delivery.json of a folder, empty where there is none. Throws LoadRefused on another thing. */
export function statedManifest(directory: string): Record<string, unknown> {
  const path = join(directory, "delivery.json");
  const entry = lstatSync(path, { throwIfNoEntry: false });
  if (!entry) return {};
  const strange = notPlain("delivery.json", entry);
  if (strange !== null) throw new LoadRefused([strange]);
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(path, "utf8").replace(/^\uFEFF/, ""));
  } catch (error) {
    const found = error instanceof Error ? error.message : String(error);
    throw new LoadRefused([`delivery.json: ${found}; expected one JSON object; correct it or leave it out`]);
  }
  if (typeof value === "object" && value !== null && !Array.isArray(value))
    return value as Record<string, unknown>;
  throw new LoadRefused([
    "delivery.json: expected one JSON object {sourceId, deliveryId, mode, asOf, consents}",
  ]);
}
