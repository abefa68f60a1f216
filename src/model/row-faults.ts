import type { IsoDate } from "./dates.ts";
import type { Added, AddedLaw, DatedRow } from "./law.ts";
import { builtInLists } from "./list-catalogue.ts";

/** Ids, spans and what is superseded, of any table of dated rows. */
export function rowFaults<Row extends DatedRow>(
  table: string,
  builtIn: readonly DatedRow[],
  added: readonly Added<Row>[],
): string[] {
  const ids = new Set(builtIn.map(({ id }) => id));
  const faults = added.flatMap((rule, index) => {
    const place = `${table}[${index}]`;
    const isTwice = ids.has(rule.id);
    ids.add(rule.id);
    return [
      ...(isTwice ? [`${place}.id: "${rule.id}" is another rule's, expected an id of its own`] : []),
      ...spanFaults(rule, place),
    ];
  });
  const unknown = added.flatMap(({ id: own, supersedes }, index) =>
    supersedes
      .filter((id) => id === own || !ids.has(id))
      .map((id) => `${table}[${index}].supersedes: "${id}", expected the id of another rule`),
  );
  return [...faults, ...unknown];
}

/**
 * Two rules that say the same of the same at once: which of them is meant, the operator has to say. A built-in one that
 * stands back behind a newer one asks nobody.
 */
export function twoAtOnce<Row extends DatedRow>(
  table: string,
  { builtIn, rows }: { builtIn: readonly Row[]; rows: readonly Row[] },
  saysOfTheSame: (one: Row, two: Row) => boolean,
): string[] {
  const meeting = (of: readonly Row[]) =>
    pairs(of).filter(([one, two]) => saysOfTheSame(one, two) && meet(one, two));
  const older = meeting(builtIn).map(([one, two]) => (one.from < two.from ? one : two).id);
  return meeting(rows)
    .filter((pair) => !pair.some(({ id }) => older.includes(id)))
    .map(
      ([one, two]) =>
        `${table}: "${two.id}" and "${one.id}" speak of the same and overlap (${spanText(one)}, ` +
        `${spanText(two)}): expected the later to name the earlier in supersedes`,
    );
}

/** A list as a set: its order says nothing. */
export const sorted = (value: unknown): unknown => (Array.isArray(value) ? [...value].sort() : value);

/** [from, to), null = still. */
export interface Span {
  from: IsoDate;
  to: IsoDate | null;
}

export const meet = (one: Span, two: Span): boolean =>
  (two.to === null || one.from < two.to) && (one.to === null || two.from < one.to);
export const spanText = ({ from, to }: Span): string => `${from} to ${to ?? "now"}`;
export const spanFaults = ({ from, to }: Span, place: string): string[] =>
  to !== null && to <= from ? [`${place}.to: ${to}, expected a day after from ${from}, or null`] : [];

/** Codes that name no list, built in or entered. */
export function listFaults(codes: readonly string[], lists: AddedLaw["lists"], place: string): string[] {
  const known = [...builtInLists, ...lists].map(({ listCode }) => listCode);
  return codes
    .filter((code) => !known.includes(code))
    .map((code) => `${place}: "${code}", expected one of ${known.join(", ")}`);
}

/** Every two rows, the earlier in the table first. */
export function pairs<T>(rows: readonly T[]): [T, T][] {
  return rows.flatMap((one, index) => rows.slice(index + 1).map((two): [T, T] => [one, two]));
}
