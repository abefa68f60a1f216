import { parentPort, workerData } from "node:worker_threads";
import type { AddedLaw } from "../../model/law.ts";
import { enactLaw } from "../../model/law.ts";
import type { PersonSecret } from "../../vault/key-ring.ts";
import { KeyRing } from "../../vault/key-ring.ts";
import { LoadRefused } from "../load-refused.ts";
import type { TableName } from "../source.ts";
import type { LoadStamp } from "../write/writer.ts";
import type { NumberedSubject } from "./delivered-subjects.ts";
import { DeliveredSubjects } from "./delivered-subjects.ts";
import type { FilePart } from "./file-parts.ts";
import type { WrittenFile } from "./import-set.ts";
import { ImportSet } from "./import-set.ts";
import type { KeyTableMemory } from "./key-table.ts";
import { KeyTable } from "./key-table.ts";
import type { PartAnswer } from "./part-reader.ts";
import { enterKeys, takePart } from "./part-reader.ts";

/** What a thread is given when it starts. */
export interface ThreadOrder {
  folder: string;
  thread: string;
  stamp: LoadStamp;
  counter: SharedArrayBuffer;
  /** What persons are keyed by; none = ID numbers are not kept. */
  secrets: readonly PersonSecret[];
  /** The operator's law, which each thread puts in force for itself. */
  law: AddedLaw;
}

/** The tables of keys, as threads hand them to each other. */
export interface KeysMemory {
  keys: KeyTableMemory;
  digests: KeyTableMemory | null;
  codes: KeyTableMemory | null;
}

/** One thing to do. */
export type ThreadTask =
  | { ask: "keys"; table: TableName; part: FilePart; memory: KeysMemory }
  | {
      ask: "rows";
      table: TableName;
      part: FilePart;
      memory: KeysMemory;
      linesBefore: number;
      ids: KeyTableMemory;
      contested: ReadonlyMap<string, NumberedSubject>;
    }
  | { ask: "close" };
/** What came of it: a refusal of the delivery, or the answer to what was asked. */
export type ThreadAnswer =
  { refused: readonly string[] } | { lines: number } | { part: PartAnswer } | { files: WrittenFile[] };

const { folder, thread, stamp, counter, secrets, law } = workerData as ThreadOrder;
enactLaw(law);
const ring = secrets.length > 0 ? new KeyRing(secrets) : undefined;
const files = new ImportSet(folder, thread, stamp, counter);

const opened = (memory: KeysMemory) => ({
  keys: new KeyTable(memory.keys),
  digests: memory.digests && new KeyTable(memory.digests),
  codes: memory.codes && new KeyTable(memory.codes),
});

async function answerOf(task: ThreadTask): Promise<ThreadAnswer> {
  switch (task.ask) {
    case "keys":
      return { lines: await enterKeys(task.table, task.part, opened(task.memory), ring) };
    case "rows": {
      const { table, part, linesBefore, memory, ids, contested } = task;
      const subjects = new DeliveredSubjects(new KeyTable(ids), contested);
      const reading = { sourceId: stamp.sourceId, tableKeys: opened(memory), subjects, files, ring };
      return { part: await takePart(table, part, linesBefore, reading) };
    }
    case "close":
      return { files: files.close() };
  }
}

parentPort!.on("message", (task: ThreadTask) => {
  answerOf(task).then(
    (answer) => parentPort!.postMessage(answer),
    (error: unknown) => {
      if (!(error instanceof LoadRefused)) throw error;
      parentPort!.postMessage({ refused: error.sentences });
    },
  );
});
