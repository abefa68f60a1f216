import { availableParallelism } from "node:os";
import { setFlagsFromString } from "node:v8";
import type { Worker } from "node:worker_threads";
import { enactedLaw } from "../../model/law.ts";
import { openThread } from "../../worker-thread.ts";
import { LoadRefused } from "../load-refused.ts";
import type { ThreadAnswer, ThreadOrder, ThreadTask } from "./bulk-worker.ts";

/** More threads than this gain little: the import tool and the disk are the limit then. */
const THREADS_MAX = 4;

/**
 * Rows live briefly: with this much room for young objects threads take a twentieth less of the processor than with the
 * 32 MiB of `npm start`. Set for the process, and for threads it opens later too: what it was started with goes before
 * a limit of one thread.
 */
const YOUNG_MIB = 64;

type Order = Omit<ThreadOrder, "thread" | "law">;

/** A thread, and its end: rejects when it dies, whether or not somebody waits for an answer then. */
interface Thread {
  worker: Worker;
  died: Promise<never>;
}

/** Threads that read, check and write parts of a delivery. */
export class ThreadPool {
  readonly #threads: Thread[];

  constructor(order: Order) {
    setFlagsFromString(`--max-semi-space-size=${YOUNG_MIB}`);
    const count = Math.min(THREADS_MAX, availableParallelism());
    this.#threads = Array.from({ length: count }, (_, index) =>
      watched(
        openThread("bulk-worker", import.meta.url, {
          workerData: { ...order, thread: String(index + 1), law: enactedLaw() },
        }),
      ),
    );
  }

  /** Do all tasks, each by the next free thread; answers in the order of the tasks. */
  async each<T>(tasks: readonly ThreadTask[], of: (answer: ThreadAnswer, index: number) => T): Promise<T[]> {
    const answers: T[] = Array.from({ length: tasks.length });
    let next = 0;
    const work = async (thread: Thread) => {
      while (next < tasks.length) {
        const index = (next += 1) - 1;
        answers[index] = of(await ask(thread, tasks[index]!), index);
      }
    };
    await Promise.all(this.#threads.map(work));
    return answers;
  }

  /** Ask every thread the same. */
  async all<T>(task: ThreadTask, of: (answer: ThreadAnswer) => T): Promise<T[]> {
    return Promise.all(this.#threads.map(async (thread) => of(await ask(thread, task))));
  }

  async end(): Promise<void> {
    await Promise.all(this.#threads.map(({ worker }) => worker.terminate()));
  }
}

function watched(worker: Worker): Thread {
  const died = new Promise<never>((_, reject) => {
    worker.once("error", reject);
    worker.once("exit", (status) =>
      reject(new Error(`a thread of the load ended with status ${status}, expected an answer`)),
    );
  });
  // Whoever asks the thread meets its failure.
  died.catch(() => undefined);
  return { worker, died };
}

async function ask({ worker, died }: Thread, task: ThreadTask): Promise<ThreadAnswer> {
  const answered = new Promise<ThreadAnswer>((resolve) => worker.once("message", resolve));
  worker.postMessage(task);
  const answer = await Promise.race([answered, died]);
  if ("refused" in answer) throw new LoadRefused([...answer.refused]);
  return answer;
}
