import { isResidentIdForm, residentIdOf18, residentIdStatus } from "../../model/resident-id.ts";
import type { KeyRing } from "../../vault/key-ring.ts";
import type { RawRow, Source } from "../source.ts";

/** What became of the cell `idNumber` when its row was read; the number itself goes no further than here. */
export const idNumberOutcomes = {
  keyed: "",
  noSecret: "ID number not kept, because no person keys are configured",
  wrong: "ID number with a wrong check character, no identity key",
  otherDocument: "document number that is no resident ID number, no identity key",
} as const;
export type IdNumberOutcome = keyof typeof idNumberOutcomes;

/**
 * A row of subjects without its ID number: the cell says what became of it, `personKey` is the key made of it, and the
 * number stands under seal beside the cells. Rows without one stay as they are.
 */
export function keyedRow(row: RawRow, ring: KeyRing | undefined): RawRow {
  const stated = row.cells["idNumber"] ?? "";
  if (stated === "") return row;
  const text = foldedNumber(stated);
  const outcome = outcomeOf(text, ring);
  const { personKey: _forged, ...others } = row.cells;
  const cells = { ...others, idNumber: outcome };
  if (outcome !== "keyed") return { ...row, cells };
  const idNumber = numberOf18(text);
  const personKey = ring!.personKeyOf(idNumber);
  return { ...row, cells: { ...cells, personKey }, sealed: ring!.seal(personKey, idNumber) };
}

/** Key that the text of an ID number makes; undefined where it makes none. */
export function personKeyOf(stated: string, ring: KeyRing): string | undefined {
  const text = foldedNumber(stated);
  return outcomeOf(text, ring) === "keyed" ? ring.personKeyOf(numberOf18(text)) : undefined;
}

/** A text of the form of a resident ID number, 18 characters, whatever its check character; "" where it is none. */
export function residentNumberIn(stated: string): string {
  const text = foldedNumber(stated);
  return isResidentIdForm(text) ? numberOf18(text) : "";
}

const foldedNumber = (stated: string) => stated.normalize("NFKC").replace(/\s/g, "").toUpperCase();

const numberOf18 = (text: string) => (text.length === 15 ? residentIdOf18(text) : text);

function outcomeOf(text: string, ring: KeyRing | undefined): IdNumberOutcome {
  if (!isResidentIdForm(text)) return "otherDocument";
  if (residentIdStatus(text) === "wrong") return "wrong";
  return ring ? "keyed" : "noSecret";
}

/** A source whose rows of subjects come keyed. */
export function keyedSource(source: Source, ring: KeyRing | undefined): Source {
  return {
    ...source,
    rows: (table, files) => {
      const rows = source.rows(table, files);
      return table === "subjects" ? keyedRows(rows, ring) : rows;
    },
  };
}

async function* keyedRows(rows: AsyncIterable<RawRow>, ring: KeyRing | undefined): AsyncGenerator<RawRow> {
  for await (const row of rows) yield keyedRow(row, ring);
}
