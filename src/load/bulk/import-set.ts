import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { SubjectFact } from "../../model/facts.ts";
import { graphRow, targetOf } from "../write/rows.ts";
import type { LoadStamp, Writer } from "../write/writer.ts";
import type { GraphRow, ImportColumn } from "./columns.ts";
import { factColumns, nodeTargets, relationshipKinds, subjectColumns } from "./columns.ts";
import { ImportFile } from "./import-file.ts";

const THREADS = 2;
/** Separates items of a list; no text that was checked has it. */
export const LIST_SEPARATOR = "\u001f";

/** The import files of one delivery: a writer like the one in batches, for a graph that is still empty. */
export class ImportSet implements Writer {
  readonly #folder: string;
  readonly #stamp: LoadStamp;
  readonly #files = new Map<string, { argument: string; file: ImportFile }>();
  #nodes = 0;

  constructor(folder: string, stamp: LoadStamp) {
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    this.#folder = folder;
    this.#stamp = stamp;
  }

  write: Writer["write"] = async (table, statement) => {
    const row = graphRow(table, statement, this.#stamp.recordedAt);
    const target = targetOf(table, statement.fact);
    const kind = relationshipKinds[target];
    if (kind !== undefined) return this.#writeRelationship(target, kind, row);
    // Another id that turned out to be the same person is a further version of it, not a subject.
    if (table === "subjects" && row["subjectId"] === (statement.fact as SubjectFact).id)
      this.#writeSubject(row);
    this.#writeNode(target, row);
  };

  /** Nothing stands in an empty graph that could be closed. */
  close: Writer["close"] = async (versions) => {
    if (versions.length > 0)
      throw new Error(`first load: ${versions.length} versions to close, expected none`);
  };

  /** Add nodes that are no facts. */
  writeNodes(label: string, columns: readonly ImportColumn[], rows: readonly GraphRow[]): void {
    for (const row of rows) this.#fileOf(`nodes=${label}`, () => columns).write(row);
  }

  /** Close all files and say what the import tool is to be told. */
  finish(): string[] {
    const files = [...this.#files.values()];
    for (const { file } of files) file.close();
    return [
      ...files.map(({ argument, file }) => `--${argument}=${file.path}`),
      "--id-type=string",
      `--array-delimiter=U+${LIST_SEPARATOR.charCodeAt(0).toString(16).padStart(4, "0")}`,
      `--multiline-fields=${files.some(({ file }) => file.isMultiline)}`,
      "--skip-bad-relationships=false",
      "--skip-duplicate-nodes=false",
      `--threads=${THREADS}`,
      "--max-off-heap-memory=4G",
      `--report-file=${join(this.#folder, "import.report")}`,
    ];
  }

  /** Remove the files, written to the end or not. */
  discard(): void {
    for (const { file } of this.#files.values()) file.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  #writeSubject(row: GraphRow): void {
    const label = row["isPerson"] ? "Person" : "Organisation";
    this.#fileOf(`nodes=Subject:${label}`, () => subjectColumns(this.#stamp)).write(row);
  }

  #writeRelationship(target: string, kind: string, row: GraphRow): void {
    const columns = () => [
      ...ends("subject", "fromId", "subject", "toId"),
      ...factColumns(target, this.#stamp),
    ];
    this.#fileOf(`relationships=${kind}`, columns).write(row);
  }

  #writeNode(target: string, row: GraphRow): void {
    const { label, kind, toSubject } = nodeTargets[target]!;
    const numbered = { ...row, number: String((this.#nodes += 1)) };
    const number = { header: ":ID(fact)", of: (one: GraphRow) => one["number"] };
    this.#fileOf(`nodes=${label}`, () => [number, ...factColumns(target, this.#stamp)]).write(numbered);
    const columns = () =>
      toSubject
        ? ends("fact", "number", "subject", "subjectId")
        : ends("subject", "subjectId", "fact", "number");
    this.#fileOf(`relationships=${kind}`, columns).write(numbered);
  }

  #fileOf(argument: string, columns: () => readonly ImportColumn[]): ImportFile {
    let entry = this.#files.get(argument);
    if (!entry) {
      const name = `${argument.replaceAll(/[^A-Za-z]/g, "-")}.csv`;
      entry = { argument, file: new ImportFile(join(this.#folder, name), columns()) };
      this.#files.set(argument, entry);
    }
    return entry.file;
  }
}

function ends(fromSpace: string, from: string, toSpace: string, to: string): ImportColumn[] {
  return [
    { header: `:START_ID(${fromSpace})`, of: (row) => row[from] },
    { header: `:END_ID(${toSpace})`, of: (row) => row[to] },
  ];
}
