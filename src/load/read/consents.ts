import type { IsoDate } from "../../model/dates.ts";
import { parseIsoDate } from "../../model/dates.ts";
import { deniedFields } from "../../model/denied-fields.ts";
import { LoadRefused } from "../load-refused.ts";
import { statedManifest } from "./manifest.ts";

/** Written consent to one field of the deny-list, as delivery.json records it. */
export interface Consent {
  /** Id of a field of the deny-list that consent can open. */
  field: string;
  /** What the consent is: document, number, purpose. */
  basis: string;
  obtainedOn: IsoDate;
  /** Who keeps the written consents and can show them. */
  heldBy: string;
}

const TEXT_CHARACTERS_MAX = 500;
const opened = deniedFields.filter(({ kind }) => kind === "consent").map(({ id }) => id);

/**
 * Consents of delivery.json, none where it has none. Throws LoadRefused on one that says too little, lies ahead of
 * `today`, or is of a field that no consent opens.
 */
export function readConsents(directory: string, today: IsoDate): readonly Consent[] {
  const stated = statedManifest(directory)["consents"];
  if (stated === undefined || stated === null) return [];
  if (!Array.isArray(stated)) {
    throw new LoadRefused([
      `delivery.json: consents is ${kindOf(stated)}, expected a list of {field, basis, obtainedOn, heldBy}`,
    ]);
  }
  const wrong = stated.flatMap((one, index) =>
    faultsOf(one, today).map((fault) => `delivery.json: consents[${index}] ${fault}`),
  );
  if (wrong.length > 0) throw new LoadRefused(wrong);
  return (stated as Consent[]).map(({ field, basis, obtainedOn, heldBy }) => ({
    field,
    basis: basis.trim(),
    obtainedOn,
    heldBy: heldBy.trim(),
  }));
}

function faultsOf(one: unknown, today: IsoDate): string[] {
  if (typeof one !== "object" || one === null || Array.isArray(one)) {
    return [`is ${kindOf(one)}, expected {field, basis, obtainedOn, heldBy}`];
  }
  const { field, basis, obtainedOn, heldBy } = one as Record<string, unknown>;
  return [...fieldFaults(field), ...textFaults({ basis, heldBy }), ...dateFaults(obtainedOn, today)];
}

function fieldFaults(field: unknown): string[] {
  if (typeof field === "string" && opened.includes(field)) return [];
  const denied = deniedFields.find(({ id }) => id === field);
  if (denied) return [`is of ${denied.id} (${denied.zh}), which may never be collected: no consent opens it`];
  return [`field is ${shown(field)}, expected one of ${opened.join(", ")}`];
}

function textFaults(texts: Record<string, unknown>): string[] {
  return Object.entries(texts)
    .filter(([, text]) => typeof text !== "string" || text.trim() === "" || text.length > TEXT_CHARACTERS_MAX)
    .map(([name, text]) => {
      const found = typeof text === "string" ? `${text.length} characters long` : kindOf(text);
      return `${name} is ${found}, expected text of 1 to ${TEXT_CHARACTERS_MAX} characters`;
    });
}

function dateFaults(obtainedOn: unknown, today: IsoDate): string[] {
  try {
    if (typeof obtainedOn === "string" && parseIsoDate(obtainedOn) <= today) return [];
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
  }
  return [`obtainedOn is ${shown(obtainedOn)}, expected YYYY-MM-DD up to ${today}`];
}

/** A list or an object by its kind: it may be nested deeper than can be written. */
function shown(value: unknown): string {
  return typeof value === "object" ? kindOf(value) : JSON.stringify(value);
}

function kindOf(value: unknown): string {
  if (value === undefined) return "missing";
  if (value === null) return "null";
  return Array.isArray(value) ? "a list" : `a ${typeof value}`;
}
