import { isResidentIdForm, residentIdOf18, residentIdStatus } from "../../../model/resident-id.ts";
import type { FtmEntity } from "./entity.ts";
import { valuesOf } from "./entity.ts";

/** Properties that say whose numbers a Person's are. */
const countryProperties = ["country", "nationality", "citizenship"];

/** Properties that are read of a Person. */
export const personProperties: readonly string[] = ["name", "idNumber", ...countryProperties];

/** What a Person's idNumber comes to: the one number for the cell, "" = none; and why not, where that must be told. */
export interface PersonNumber {
  idNumber: string;
  untaken?: string;
}

/**
 * The resident ID number among the documents that a Person states, else the first of them, for the engine to judge. Two
 * numbers that hold are none, because one would join the person to somebody. Fifteen digits have no check character,
 * and other countries number persons so too: they count where the person is said to be of China.
 */
export function personNumberOf(entity: FtmEntity): PersonNumber {
  const isOfChina = countryProperties.some((name) =>
    valuesOf(entity, name).some((country) => country.toLowerCase() === "cn"),
  );
  const stated = entity.idNumbers.map((value) => value.normalize("NFKC").replace(/\s/g, "").toUpperCase());
  const unclear = (text: string) => text.length === 15 && isResidentIdForm(text) && !isOfChina;
  const clear = stated.filter((text) => !unclear(text));
  const numbers = clear.filter(isResidentIdForm);
  const holding = new Set(numbers.filter((text) => residentIdStatus(text) !== "wrong").map(fullNumber));
  if (holding.size > 1) return { idNumber: "", untaken: "states several resident ID numbers, none is taken" };
  const [idNumber = numbers[0] ?? clear[0] ?? ""] = holding;
  if (idNumber !== "" || stated.length === 0) return { idNumber };
  return { idNumber, untaken: "has 15 digits and no country cn, not taken" };
}

function fullNumber(text: string): string {
  return text.length === 15 ? residentIdOf18(text) : text;
}
