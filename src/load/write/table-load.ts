import type { Graph } from "../../graph/graph.ts";
import type { SubjectFact } from "../../model/facts.ts";
import { knownCode } from "../../model/uscc.ts";
import type { Fact } from "../check/facts.ts";
import type { SubjectDirectory } from "../identity/subject-directory.ts";
import { unlikeNamed } from "../identity/unlike-names.ts";
import type { Tally } from "../load-report.ts";
import { barWithdrawn } from "../decided/withdrawn.ts";
import { LoadRefused } from "../load-refused.ts";
import type { LoadMode } from "../read/manifest.ts";
import type { Quarantine } from "../quarantine.ts";
import type { DeliveryFiles, Source, TableName } from "../source.ts";
import type { SoundRow, TableRow } from "../table-rows.ts";
import { isSound, sealOf, tableRows } from "../table-rows.ts";
import type { PendingSeals } from "../../vault/vault.ts";
import type { Difference } from "./difference.ts";
import { differenceOf, surveyRows } from "./difference.ts";
import { KeyBook } from "./key-book.ts";
import type { Writer } from "./writer.ts";

/** One sign of life of a load: rows read so far of a table, in a first look or while writing. */
export interface LoadProgress {
  table: TableName;
  stage: "check" | "write";
  rowsRead: number;
}

/** All that the tables of one load share. */
export interface LoadContext {
  graph: Graph;
  source: Source;
  files: DeliveryFiles;
  sourceId: string;
  mode: LoadMode;
  acceptShrinkage: boolean;
  directory: SubjectDirectory;
  subjectBook: KeyBook;
  writer: Writer;
  quarantine: Quarantine;
  tally: Tally;
  /** Subjects that stood in the graph before and got or lost a version. */
  touchedSubjectIds: Set<string>;
  /** Subjects at the ends of what a delta wrote or closed; undefined when nobody asks, or for a full delivery. */
  endsTouched: Set<string> | undefined;
  /** Takes the ID numbers of the persons written, under seal; undefined = none are kept. */
  seals: PendingSeals | undefined;
  /** First rows as understood, for dry runs. */
  samples: Map<TableName, Fact[]>;
  onProgress: (progress: LoadProgress) => void;
}

/** A table may not lose more than this share of its rows at once (contract 2.2). */
const LOST_SHARE_MAX = 0.5;
const SAMPLE_ROWS = 5;

/**
 * Load one table: survey every key, compare with the graph, write what is new or changed, then close what is changed
 * or gone. `sweeps` = what the delivery does not say is gone. Throws LoadRefused when the table shrinks too much.
 */
export async function loadTable(context: LoadContext, table: TableName, sweeps: boolean): Promise<void> {
  const { source, files, directory } = context;
  const book = table === "subjects" ? context.subjectBook : new KeyBook();
  await loadRows(context, table, sweeps, book, (stage) =>
    withProgress(context, table, stage, tableRows(table, source, files, directory)),
  );
}

/** Load rows of one table that can be read twice. */
export async function loadRows(
  context: LoadContext,
  table: TableName,
  sweeps: boolean,
  book: KeyBook,
  rows: (stage: LoadProgress["stage"]) => AsyncIterable<TableRow[]>,
): Promise<void> {
  const { graph, directory, sourceId } = context;
  await surveyRows(table, rows("check"), book, directory);
  const { decidedByKey: withdrawn, heard } = await barWithdrawn(graph, { sourceId, table, book, sweeps });
  const difference = await differenceOf(graph, table, { sourceId, mode: context.mode, book }, directory);
  const gone = sweeps ? difference.gone : [];
  expectWhole(context, table, gone.length, difference.rowsOpen);
  const { contradicted } = difference;
  for await (const chunk of rows("write")) {
    if (table === "subjects") await settleSubjects(context, chunk, book, difference, contradicted);
    for (const row of chunk) await takeRow(context, table, row, book, { contradicted, withdrawn });
  }
  const closing = [...difference.changed.values(), ...gone];
  await context.writer.close(closing);
  await context.writer.hear?.(heard);
  context.tally.superseded(table, closing.length);
  for (const { subjectId, endIds } of closing) {
    if (subjectId !== undefined) context.touchedSubjectIds.add(subjectId);
    for (const endId of endIds) context.endsTouched?.add(endId);
  }
}

async function* withProgress(
  context: LoadContext,
  table: TableName,
  stage: LoadProgress["stage"],
  chunks: AsyncIterable<TableRow[]>,
): AsyncGenerator<TableRow[]> {
  let rowsRead = 0;
  for await (const chunk of chunks) {
    rowsRead += chunk.length;
    context.onProgress({ table, stage, rowsRead });
    yield chunk;
  }
}

function expectWhole(context: LoadContext, table: TableName, rowsGone: number, rowsOpen: number): void {
  if (rowsGone <= rowsOpen * LOST_SHARE_MAX || context.acceptShrinkage) return;
  throw new LoadRefused([
    `${table}: would lose ${rowsGone} of the ${rowsOpen} rows known from ${context.sourceId}, more than half; ` +
      "expected a whole delivery; send it again, or accept the shrinkage",
  ]);
}

/** Decide which subjects the ids that are new to the graph stand for, before their rows are taken. */
async function settleSubjects(
  context: LoadContext,
  chunk: readonly TableRow[],
  book: KeyBook,
  difference: Difference,
  contradicted: Set<string>,
): Promise<void> {
  const fresh = chunk
    .filter(isSound)
    .filter(({ key }) => book.state(key) === "toWrite" && !difference.changed.has(key));
  const facts = new Map(fresh.map(({ key, fact }) => [key, fact as SubjectFact]));
  const settled = await context.directory.settle([...facts.values()]);
  for (const key of settled.contradicted) {
    contradicted.add(key);
    book.bar(key);
  }
  for (const row of fresh) {
    const code = (row.fact as SubjectFact).uscc;
    if (code !== null && settled.sharedCodes.includes(code)) {
      context.tally.note(row.row, {
        what: "code that another subject of this source has too, kept apart",
        value: code,
      });
    }
  }
  const joined = fresh.flatMap(({ row, key, fact }) => {
    const { subjectId } = context.directory.delivered(key);
    const statementId = `${context.sourceId}:${key}`;
    return context.directory.isJoined(subjectId)
      ? [{ row, subjectId, statementId, fact: fact as SubjectFact }]
      : [];
  });
  for (const { row, fact } of await unlikeNamed(context.graph, joined)) {
    context.tally.note(row, {
      what: "code that is stated for an organisation of an unlike name too, taken as one",
      value: knownCode(fact)!,
    });
  }
}

async function takeRow(
  context: LoadContext,
  table: TableName,
  row: TableRow,
  book: KeyBook,
  reasons: BarReasons,
): Promise<void> {
  const { tally, quarantine, directory } = context;
  const raw = isSound(row) ? row.row : row.quarantined.row;
  const count = tally.file(table, raw.file);
  count.rowsRead += 1;
  const state = book.state(row.key);
  if (!isSound(row) || state === "barred") {
    count.rowsQuarantined += 1;
    quarantine.add(table, isSound(row) ? barredRow(row, reasons) : row.quarantined);
    return;
  }
  if (state === "absent") {
    throw new Error(
      `${raw.file}:${raw.line} was not there at the first look; expected a file that stays as it is`,
    );
  }
  for (const note of row.notes) tally.note(raw, note);
  keepSample(context, table, row.fact);
  if (state !== "written") tally.codes.noteLost(raw);
  if (state === "unchanged") {
    count.rowsUnchanged += 1;
    return;
  }
  if (state === "written") {
    count.rowsRepeated += 1;
    tally.note(raw, { what: "row repeated with the same content, taken once", value: row.key });
    return;
  }
  const subjects = table === "subjects" ? [directory.delivered(row.key)] : row.subjects;
  if (table === "subjects" && directory.isJoined(subjects[0]!.subjectId)) {
    context.touchedSubjectIds.add(subjects[0]!.subjectId);
  }
  const statementId = `${context.sourceId}:${row.key}`;
  await context.writer.write(table, {
    fact: row.fact,
    contentHash: row.contentHash,
    statementId,
    subjects,
  });
  for (const { subjectId } of subjects) context.endsTouched?.add(subjectId);
  const seal = table === "subjects" ? sealOf(row) : undefined;
  if (seal) context.seals?.add(seal);
  book.markWritten(row.key);
  count.rowsWritten += 1;
}

/** Why keys of sound rows are barred, where it is not for another row of theirs. */
interface BarReasons {
  contradicted: ReadonlySet<string>;
  /** Key → the decision that took its words back. */
  withdrawn: ReadonlyMap<string, string>;
}

function barredRow(row: SoundRow, { contradicted, withdrawn }: BarReasons) {
  const decidedBy = withdrawn.get(row.key);
  const reason = contradicted.has(row.key)
    ? "is known as a person where the row says organisation, or the other way round"
    : decidedBy !== undefined
      ? `says again what decision ${decidedBy} took back or amended; expected other words, or none`
      : "stands in several rows of which one is quarantined or says something else";
  const column = contradicted.has(row.key) ? "kind" : "";
  return { row: row.row, column, value: row.key, reason, isMalformedCode: false };
}

function keepSample(context: LoadContext, table: TableName, fact: Fact): void {
  const sample = context.samples.get(table) ?? [];
  if (sample.length >= SAMPLE_ROWS) return;
  const [key] = Object.values(fact);
  if (!sample.some((one) => Object.values(one)[0] === key)) sample.push(fact);
  context.samples.set(table, sample);
}
