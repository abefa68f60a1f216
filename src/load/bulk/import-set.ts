import { join } from "node:path";
import type { LoadStamp } from "../write/writer.ts";
import type { ImportColumn, ImportRow, Stamp } from "./columns.ts";
import { columnsByTarget, nodeTargets, relationshipKinds, stampColumns, subjectColumns } from "./columns.ts";
import { ImportFile } from "./import-file.ts";

/** Node numbers that one thread takes from the shared counter at once. */
const NUMBERS_BLOCK = 4_096;

/** A written file, as the import tool is told of it. */
export interface WrittenFile {
  /** `nodes=Label` or `relationships=KIND`. */
  argument: string;
  path: string;
  isMultiline: boolean;
}

/** The import files of one thread: one a label and one a kind. Nodes are named by numbers that all threads share. */
export class ImportSet {
  readonly #folder: string;
  readonly #thread: string;
  readonly #stamp: Stamp;
  readonly #counter: Int32Array;
  readonly #files = new Map<string, ImportFile>();
  #next = 0;
  #end = 0;

  constructor(folder: string, thread: string, stamp: LoadStamp, counter: SharedArrayBuffer) {
    this.#folder = folder;
    this.#thread = thread;
    this.#stamp = stampColumns(stamp);
    this.#counter = new Int32Array(counter);
  }

  /** Write a subject; returns the number of its node. */
  writeSubject(isPerson: boolean, row: ImportRow): number {
    const number = this.#number();
    this.#file(`nodes=Subject:${isPerson ? "Person" : "Organisation"}`, NODE, subjectColumns).write(
      String(number),
      row,
    );
    return number;
  }

  /** Write a fact of a load file between or beside the subjects of these numbers. */
  writeFact(target: string, row: ImportRow, numbers: readonly number[]): void {
    const kind = relationshipKinds[target];
    const columns = columnsByTarget[target]!;
    const [first, second] = numbers;
    if (kind !== undefined) {
      this.#file(`relationships=${kind}`, ENDS, columns).write(`${first},${second}`, row);
      return;
    }
    const { label, kind: tie, toSubject } = nodeTargets[target]!;
    const number = this.#number();
    this.#file(`nodes=${label}`, NODE, columns).write(String(number), row);
    const ends = toSubject ? `${number},${first}` : `${first},${number}`;
    this.#file(`relationships=${tie}`, ENDS, [], false).write(ends, row);
  }

  /** Add nodes that are no facts. */
  writeNodes(label: string, columns: readonly ImportColumn[], rows: readonly object[]): void {
    for (const fact of rows)
      this.#file(`nodes=${label}`, NODE, columns, false).write(String(this.#number()), {
        fact,
        derived: fact,
      });
  }

  /** Close the files, written to the end or not, and say which there are. */
  close(): WrittenFile[] {
    return [...this.#files].map(([argument, file]) => {
      file.close();
      return { argument, path: file.path, isMultiline: file.isMultiline };
    });
  }

  #number(): number {
    if (this.#next === this.#end) {
      this.#next = Atomics.add(this.#counter, 0, NUMBERS_BLOCK);
      this.#end = this.#next + NUMBERS_BLOCK;
    }
    this.#next += 1;
    return this.#next - 1;
  }

  #file(
    argument: string,
    ids: readonly string[],
    columns: readonly ImportColumn[],
    isStated = true,
  ): ImportFile {
    let file = this.#files.get(argument);
    if (!file) {
      const path = join(this.#folder, `${argument.replaceAll(/[^A-Za-z]/g, "-")}-${this.#thread}.csv`);
      const stamp = isStated ? this.#stamp : UNSTAMPED;
      file = new ImportFile(path, { ids, columns, hasStatement: isStated, stamp });
      this.#files.set(argument, file);
    }
    return file;
  }
}

const NODE = [":ID"];
const ENDS = [":START_ID", ":END_ID"];
const UNSTAMPED: Stamp = { first: [], beforeStatement: [], last: [] };
