import type { SubjectFact } from "../../model/facts.ts";
import type { QuarantinedRow } from "../check/check-row.ts";
import { checkRow } from "../check/check-row.ts";
import type { Note } from "../check/facts.ts";
import { noteKey } from "../load-report.ts";
import type { KeyRing } from "../../vault/key-ring.ts";
import type { Seal } from "../../vault/vault.ts";
import { keyedRow, personKeyOf } from "../identity/keyed-row.ts";
import type { CsvRecord } from "../read/csv.ts";
import { rowOf } from "../read/csv.ts";
import type { TableName } from "../source.ts";
import { tableShapes } from "../tables.ts";
import type { SoundRow, TableRow } from "../table-rows.ts";
import { isSound, referredRow, sealOf } from "../table-rows.ts";
import { targetOf } from "../write/rows.ts";
import type { DeliveredSubjects, NumberedSubject } from "./delivered-subjects.ts";
import type { FilePart } from "./file-parts.ts";
import { eachRecord } from "./file-parts.ts";
import type { ImportRow } from "./columns.ts";
import { importRow } from "./import-row.ts";
import type { ImportSet } from "./import-set.ts";
import type { KeyTable } from "./key-table.ts";
import { keyStates } from "./key-table.ts";

/** What the threads of a load know of a table's keys; digests and codes only of subjects. */
export interface TableKeys {
  keys: KeyTable;
  digests: KeyTable | null;
  codes: KeyTable | null;
}

/** A note on rows of a part: where the first of them stands, and how many there are. */
export interface PartNote {
  place: { file: string; line: number };
  note: Note;
  count: number;
}

/** What a part of a table came to. */
export interface PartAnswer {
  rowsRead: number;
  rowsWritten: number;
  quarantined: QuarantinedRow[];
  /** Rows whose key, digest or code stands in other rows too: they can only be judged together. */
  contested: TableRow[];
  /** ID numbers of the persons written, under seal. */
  seals: Seal[];
  notes: PartNote[];
}

/** First look at a part: enter its keys. Returns the lines it has. */
export async function enterKeys(
  table: TableName,
  part: FilePart,
  { keys, digests, codes }: TableKeys,
  ring: KeyRing | undefined,
): Promise<number> {
  const { header } = part.file;
  const [key, digest, code, number] = [tableShapes[table].key, "idDigest", "uscc", "idNumber"].map((name) =>
    header.indexOf(name),
  );
  const enter = ({ cells }: CsvRecord) => {
    const own = cells[key!]?.trim() ?? "";
    if (own !== "") keys.enter(own);
    const digestText = digests ? (cells[digest!]?.trim() ?? "") : "";
    if (digestText !== "") digests!.enter(digestText);
    const numberText = digests && ring && number! >= 0 ? (cells[number!]?.trim() ?? "") : "";
    const personKey = numberText === "" ? undefined : personKeyOf(numberText, ring!);
    if (personKey !== undefined) digests!.enter(personKey);
    const codeText = codes ? (cells[code!]?.trim() ?? "") : "";
    if (codeText !== "" && codeText !== own) codes!.enter(codeText);
  };
  const last = table === "subjects" ? Math.max(key!, digest!, code!, number!) : key!;
  return eachRecord(part, enter, last + 1);
}

/** What a reader of parts shares over all of them. */
export interface PartReading {
  sourceId: string;
  tableKeys: TableKeys;
  subjects: DeliveredSubjects;
  files: ImportSet;
  /** What persons are keyed by; undefined = ID numbers are not kept. */
  ring: KeyRing | undefined;
}

/** Check the rows of a part and write those that hold and that no other row contests. */
export async function takePart(
  table: TableName,
  part: FilePart,
  linesBefore: number,
  reading: PartReading,
): Promise<PartAnswer> {
  const { sourceId, tableKeys, subjects, files, ring } = reading;
  const answer: PartAnswer = {
    ...{ rowsRead: 0, rowsWritten: 0 },
    ...{ quarantined: [], contested: [], seals: [], notes: [] },
  };
  const notes = new Map<string, PartNote>();
  const { name, header } = part.file;
  await eachRecord(part, (record) => {
    const stated = rowOf(name, header, record, linesBefore);
    const row = table === "subjects" ? keyedRow(stated, ring) : stated;
    const checked = referredRow(table, row, checkRow(table, row), (id) => subjects.known(id));
    if (isContested(table, checked, tableKeys)) {
      answer.contested.push(checked);
      return;
    }
    answer.rowsRead += 1;
    if (!isSound(checked)) {
      answer.quarantined.push(checked.quarantined);
      return;
    }
    for (const note of checked.notes) addNote(notes, checked, note);
    const { fact, contentHash } = checked;
    const told = importRow(table, {
      ...{ fact, contentHash, statementId: `${sourceId}:${checked.key}` },
      subjects: checked.subjects,
    });
    if (table === "subjects") {
      takeSubject(files, tableKeys.keys, fact as SubjectFact, told);
      const seal = sealOf(checked);
      if (seal) answer.seals.push(seal);
    } else {
      const numbers = (checked.subjects as NumberedSubject[]).map(({ number }) => number);
      files.writeFact(targetOf(table, fact), told, numbers);
    }
    answer.rowsWritten += 1;
  });
  answer.notes = [...notes.values()];
  return answer;
}

function takeSubject(files: ImportSet, ids: KeyTable, { id, kind }: SubjectFact, told: ImportRow): void {
  const isPerson = kind === "person";
  const number = files.writeSubject(isPerson, told);
  ids.settle(ids.slotOf(id), isPerson ? keyStates.person : keyStates.organisation, number);
}

function isContested(table: TableName, checked: TableRow, { keys, digests, codes }: TableKeys): boolean {
  if (isContestedIn(keys, checked.key)) return true;
  if (table !== "subjects" || !isSound(checked)) return false;
  const { id, idDigest, personKey, uscc } = checked.fact as SubjectFact;
  if (idDigest !== null && isContestedIn(digests!, idDigest)) return true;
  if (personKey !== undefined && isContestedIn(digests!, personKey)) return true;
  return uscc !== null && uscc !== id && (isContestedIn(codes!, uscc) || keys.slotOf(uscc) >= 0);
}

function isContestedIn(table: KeyTable, key: string): boolean {
  const slot = table.slotOf(key);
  return slot >= 0 && table.stateAt(slot) === keyStates.contested;
}

function addNote(notes: Map<string, PartNote>, { row }: SoundRow, note: Note): void {
  const key = noteKey(note);
  const before = notes.get(key);
  if (before) before.count += 1;
  else notes.set(key, { place: { file: row.file, line: row.line }, note, count: 1 });
}
