import type { PersonSecret } from "../../vault/key-ring.ts";
import type { PlacedFile } from "../read/delivery.ts";
import type { Quarantine } from "../quarantine.ts";
import type { QuarantinedRow } from "../check/check-row.ts";
import { LoadRefused } from "../load-refused.ts";
import type { TableName } from "../source.ts";
import type { TableRow } from "../table-rows.ts";
import { KeyBook } from "../write/key-book.ts";
import type { LoadContext } from "../write/table-load.ts";
import { loadRows } from "../write/table-load.ts";
import type { LoadStamp } from "../write/writer.ts";
import type { KeysMemory, ThreadAnswer } from "./bulk-worker.ts";
import { ContestedWriter } from "./contested-writer.ts";
import { partsOf } from "./file-parts.ts";
import type { FilePart } from "./file-parts.ts";
import { ImportSet } from "./import-set.ts";
import type { WrittenFile } from "./import-set.ts";
import type { KeyTableMemory } from "./key-table.ts";
import { KeyTable, keyStates } from "./key-table.ts";
import type { PartAnswer } from "./part-reader.ts";
import { ThreadPool } from "./thread-pool.ts";

/** Keys of the subjects of a first load: the contested ones in the book, the others in the table. */
export class FirstKeyBook extends KeyBook {
  ids = KeyTable.of(0, true);

  override accepts(key: string): boolean {
    if (super.accepts(key)) return true;
    const slot = this.ids.slotOf(key);
    const state = slot < 0 ? keyStates.unknown : this.ids.stateAt(slot);
    return state === keyStates.organisation || state === keyStates.person;
  }
}

/** Reads, checks and writes the tables of a first load into import files, with all threads of the machine. */
export class BulkTables {
  /** Files of the main thread, for what threads cannot judge alone. */
  readonly files: ImportSet;
  readonly #writer: ContestedWriter;
  readonly #pool: ThreadPool;
  readonly #placed: readonly PlacedFile[];
  /** ID numbers become keys of persons. */
  readonly #isKeyed: boolean;
  #ids: KeyTableMemory = KeyTable.of(0, true).memory;

  constructor(
    folder: string,
    stamp: LoadStamp,
    placed: readonly PlacedFile[],
    secrets: readonly PersonSecret[],
  ) {
    const counter = new SharedArrayBuffer(4);
    this.files = new ImportSet(folder, "0", stamp, counter);
    this.#writer = new ContestedWriter(this.files);
    this.#pool = new ThreadPool({ folder, stamp, counter, secrets });
    this.#placed = placed;
    this.#isKeyed = secrets.length > 0;
  }

  /** Load one table; counts, notes and quarantine are those of a load in batches. */
  async load(context: LoadContext, table: TableName): Promise<void> {
    const { tally } = context;
    const files = this.#placed.filter(({ shape }) => shape.id === table);
    const parts = files.flatMap((file) => partsOf(file));
    const rowsMax = files.reduce((sum, { lines }) => sum + lines, 0);
    const keys = memoryOf(table, rowsMax, this.#isKeyed && files.some(hasNumbers));
    if (table === "subjects") {
      this.#ids = keys.keys;
      (context.subjectBook as FirstKeyBook).ids = new KeyTable(keys.keys);
    }
    const answers = await this.#read(context, table, parts, keys);
    const quarantined: QuarantinedRow[] = [];
    for (const [index, answer] of answers.entries()) {
      const count = tally.file(table, parts[index]!.file.name);
      count.rowsRead += answer.rowsRead;
      count.rowsWritten += answer.rowsWritten;
      count.rowsQuarantined += answer.quarantined.length;
      for (const { place, note, count: rows } of answer.notes) tally.note(place, note, rows);
      for (const row of answer.quarantined) quarantined.push(row);
      for (const seal of answer.seals) context.seals?.add(seal);
    }
    const contested = answers.flatMap((answer) => answer.contested);
    const book = table === "subjects" ? context.subjectBook : new KeyBook();
    const quarantine = gathering(quarantined);
    await loadRows({ ...context, quarantine, writer: this.#writer }, table, false, book, () =>
      one(contested),
    );
    if (table === "subjects") this.#markContested();
    for (const row of quarantined.sort(inFileOrder)) context.quarantine.add(table, row);
  }

  /** Close all import files and end the threads. */
  async finish(): Promise<WrittenFile[]> {
    const written = await this.#pool.all({ ask: "close" }, (answer) => expected(answer, "files"));
    await this.#pool.end();
    return [...this.files.close(), ...written.flat()];
  }

  /** End the threads where they are. */
  async end(): Promise<void> {
    await this.#pool.end();
    this.files.close();
  }

  /** Subjects of contested rows are found by their text, whatever made their rows contested. */
  #markContested(): void {
    const ids = new KeyTable(this.#ids);
    for (const id of this.#writer.subjects.keys()) ids.settle(ids.slotOf(id), keyStates.contested, 0);
  }

  async #read(
    { onProgress }: LoadContext,
    table: TableName,
    parts: readonly FilePart[],
    memory: KeysMemory,
  ): Promise<PartAnswer[]> {
    const asked = parts.map((part) => ({ ask: "keys", table, part, memory }) as const);
    const lines = await this.#pool.each(asked, (answer) => expected(answer, "lines"));
    let before = 0;
    const contested = this.#writer.subjects;
    const tasks = parts.map((part, index) => {
      const linesBefore = before;
      before += lines[index]!;
      return { ask: "rows", table, part, memory, linesBefore, ids: this.#ids, contested } as const;
    });
    let rowsRead = 0;
    return this.#pool.each(tasks, (answer) => {
      const part = expected(answer, "part");
      rowsRead += part.rowsRead + part.contested.length;
      onProgress({ table, stage: "write", rowsRead });
      return part;
    });
  }
}

const hasNumbers = ({ header }: PlacedFile) => header.includes("idNumber");

/** Tables for the keys of so many rows; `keyed` = a row has a digest of its sender's and one of ours. */
function memoryOf(table: TableName, rowsMax: number, keyed: boolean): KeysMemory {
  const memory = (keysMax: number, numbered = false) => KeyTable.of(keysMax, numbered).memory;
  if (table !== "subjects") return { keys: memory(rowsMax), digests: null, codes: null };
  return {
    keys: memory(rowsMax, true),
    digests: memory(keyed ? 2 * rowsMax : rowsMax),
    codes: memory(rowsMax),
  };
}

type Answers = { lines: number; part: PartAnswer; files: WrittenFile[] };

function expected<K extends keyof Answers>(answer: ThreadAnswer, what: K): Answers[K] {
  if (what in answer) return (answer as unknown as Answers)[what];
  if ("refused" in answer) throw new LoadRefused([...answer.refused]);
  throw new TypeError(`a thread of the load answered ${Object.keys(answer).join()}; expected ${what}`);
}

const gathering = (rows: QuarantinedRow[]): Quarantine => ({
  add: (_table, row) => void rows.push(row),
  keep: () => [],
  discard: () => undefined,
});

const inFileOrder = ({ row: a }: QuarantinedRow, { row: b }: QuarantinedRow) =>
  a.file < b.file ? -1 : a.file > b.file ? 1 : a.line - b.line;

async function* one(rows: TableRow[]): AsyncGenerator<TableRow[]> {
  if (rows.length > 0) yield rows;
}
