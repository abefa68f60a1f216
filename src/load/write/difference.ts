import type { Graph } from "../../graph/graph.ts";
import type { SubjectFact } from "../../model/facts.ts";
import type { SubjectDirectory } from "../identity/subject-directory.ts";
import type { LoadMode } from "../read/manifest.ts";
import type { TableName } from "../source.ts";
import type { TableRow } from "../table-rows.ts";
import { isSound } from "../table-rows.ts";
import type { KeyBook } from "./key-book.ts";
import { ManyMap } from "./many-map.ts";

/** A version in the graph that this delivery closes. */
export interface ClosingVersion {
  statementId: string;
  /** Name of the sweep file. */
  target: string;
  /** Only for subjects. */
  subjectId: string | undefined;
  /** Subjects at the ends of the statement; only asked for deltas. */
  endIds: readonly string[];
}

/** What differs between a delivery's table and the graph's open versions of the same source. */
export interface Difference {
  /** Rows of this source that are open in the graph. */
  rowsOpen: number;
  /** By key: the delivery says it otherwise now. */
  changed: ManyMap<ClosingVersion>;
  /** The delivery does not say it at all; only asked for full deliveries of a whole table. */
  gone: ClosingVersion[];
}

interface OpenVersion {
  statementId: string;
  contentHash: string;
  target: string;
  subjectId?: string;
  isPerson?: boolean;
  idDigest?: string | null;
  personKey?: string | null;
  endIds?: string[];
}

/** What may join a person within its source. */
function digestsOf({ idDigest, personKey }: OpenVersion): string[] {
  return [idDigest, personKey].filter((one) => typeof one === "string");
}

/** Keys asked of the graph in one question. */
const KEYS_ROWS = 5_000;

/**
 * Open versions of this source in the graph: all of them for a full delivery, which closes what it does not say; for a
 * delta only those it speaks of, so that one new listing does not read a province.
 */
async function* openVersions(
  graph: Graph,
  table: TableName,
  { sourceId, mode, book }: DifferenceScope,
): AsyncGenerator<OpenVersion> {
  // New persons of a delta may be known under another id, by their digest: that needs all of them.
  if (mode === "full" || table === "subjects") {
    yield* graph.stream<OpenVersion>(`load/open/${table}`, { sourceId });
    return;
  }
  let statementIds: string[] = [];
  const known = () => graph.read<OpenVersion>(`load/known/${table}`, { statementIds });
  for (const key of book.keys()) {
    statementIds.push(`${sourceId}:${key}`);
    if (statementIds.length < KEYS_ROWS) continue;
    yield* await known();
    statementIds = [];
  }
  if (statementIds.length > 0) yield* await known();
}

/** Whose versions a delivery is compared with, and by which keys. */
export interface DifferenceScope {
  sourceId: string;
  mode: LoadMode;
  book: KeyBook;
}

/** First look at a table: enter every key, bar those that cannot be believed. */
export async function surveyRows(
  table: TableName,
  rows: AsyncIterable<TableRow[]>,
  book: KeyBook,
  directory: SubjectDirectory,
): Promise<void> {
  for await (const chunk of rows) {
    for (const row of chunk) {
      if (!isSound(row)) {
        book.bar(row.key);
        continue;
      }
      book.enter(row.key, row.contentHash);
      if (table === "subjects") directory.noteDelivered(row.fact as SubjectFact);
    }
  }
}

/** Compare the surveyed keys with the graph; equal ones become unchanged in the book. Streams the open versions. */
export async function differenceOf(
  graph: Graph,
  table: TableName,
  scope: DifferenceScope,
  directory: SubjectDirectory,
): Promise<Difference & { contradicted: Set<string> }> {
  const { sourceId, book } = scope;
  const changed = new ManyMap<ClosingVersion>();
  const gone: ClosingVersion[] = [];
  const contradicted = new Set<string>();
  let rowsOpen = 0;
  for await (const open of openVersions(graph, table, scope)) {
    rowsOpen += 1;
    const { statementId, target, subjectId, endIds = [] } = open;
    const key = statementId.slice(sourceId.length + 1);
    if (subjectId !== undefined && !directory.noteOpen(key, subjectId, open.isPerson!, digestsOf(open))) {
      contradicted.add(key);
      book.bar(key);
    }
    const state = book.compare(key, open.contentHash);
    if (state === "toWrite") changed.set(key, { statementId, target, subjectId, endIds });
    else if (state === "absent") gone.push({ statementId, target, subjectId, endIds });
  }
  return { rowsOpen, changed, gone, contradicted };
}
