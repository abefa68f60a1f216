import type { QuarantinedRow } from "./check/check-row.ts";
import { checkRow, contentHash, quarantinedBy, rowKey } from "./check/check-row.ts";
import { CellFault } from "./check/cells.ts";
import type { CheckedRow, Fact, Note } from "./check/facts.ts";
import type { KnownSubject } from "./check/references.ts";
import { checkReferences, referencesOf } from "./check/references.ts";
import type { SubjectDirectory } from "./identity/subject-directory.ts";
import type { SubjectFact } from "../model/facts.ts";
import type { Seal } from "../vault/vault.ts";
import type { DeliveryFiles, RawRow, Source, TableName } from "./source.ts";

/** A row that holds by itself and whose subjects are known. */
export interface SoundRow {
  row: RawRow;
  key: string;
  fact: Fact;
  notes: readonly Note[];
  contentHash: string;
  subjects: readonly KnownSubject[];
}

/** A row that is kept out, with its key, which it protects. */
export interface UnsoundRow {
  key: string;
  quarantined: QuarantinedRow;
}
export type TableRow = SoundRow | UnsoundRow;

export const isSound = (row: TableRow): row is SoundRow => "fact" in row;

/** The ID number of a person's row under seal; undefined where it has none. */
export function sealOf({ row, fact }: SoundRow): Seal | undefined {
  const { personKey } = fact as SubjectFact;
  return personKey === undefined || row.sealed === undefined ? undefined : { personKey, sealed: row.sealed };
}

/** Rows looked at together: one question to the graph about the subjects they refer to. */
const CHUNK_ROWS = 5_000;

/** Rows of one table, checked by themselves and against the subjects they refer to; chunk by chunk, in file order. */
export async function* tableRows(
  table: TableName,
  source: Source,
  files: DeliveryFiles,
  directory: SubjectDirectory,
): AsyncGenerator<TableRow[]> {
  let chunk: RawRow[] = [];
  for await (const row of source.rows(table, files)) {
    chunk.push(row);
    if (chunk.length < CHUNK_ROWS) continue;
    yield await checkedChunk(table, chunk, directory);
    chunk = [];
  }
  if (chunk.length > 0) yield await checkedChunk(table, chunk, directory);
}

async function checkedChunk(
  table: TableName,
  rows: readonly RawRow[],
  directory: SubjectDirectory,
): Promise<TableRow[]> {
  const checked = rows.map((row) => ({ row, result: checkRow(table, row) }));
  await directory.lookUp(
    checked.flatMap(({ result }) => ("fact" in result ? referencesOf(table, result.fact) : [])),
  );
  return checked.map(({ row, result }) => referredRow(table, row, result, (id) => directory.known(id)));
}

/** A row that was checked by itself, now against the subjects it refers to. */
export function referredRow(
  table: TableName,
  row: RawRow,
  result: CheckedRow<Fact> | QuarantinedRow,
  knownOf: (id: string) => KnownSubject | undefined,
): TableRow {
  const key = rowKey(table, row);
  if (!("fact" in result)) return { key, quarantined: result };
  const { fact, notes } = result;
  const known = referencesOf(table, fact).map(knownOf);
  try {
    checkReferences(table, fact, known);
  } catch (fault) {
    if (fault instanceof CellFault) return { key, quarantined: quarantinedBy(row, fault) };
    throw fault;
  }
  return { row, key, fact, notes, contentHash: contentHash(fact), subjects: known as KnownSubject[] };
}
