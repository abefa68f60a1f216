import { Worker } from "node:worker_threads";
import type { WorkerOptions } from "node:worker_threads";
import type { RegisterAnswer } from "../ownership/register.ts";
import type { DatedHoldings, NodeSpan } from "../ownership/snapshots.ts";

/** What the worker thread is given. */
export interface SolveOrder {
  dated: DatedHoldings;
  listed: readonly NodeSpan[];
}

/** The build's entry is plain JavaScript; from source (in tests) the worker must first learn to read TypeScript. */
const BUILT = new URL("./solve-worker.js", import.meta.url);
const SOURCE = new URL("./solve-worker.ts", import.meta.url);
const LEARN = "import('tsx/esm/api').then(({ register }) => { register(); return import(";

function openWorker(options: WorkerOptions): Worker {
  if (!import.meta.url.endsWith(".ts")) return new Worker(BUILT, options);
  return new Worker(`${LEARN}${JSON.stringify(SOURCE.href)}); })`, { ...options, eval: true });
}

/** Solve a register in a worker thread; the holdings' memory moves there and is gone here. */
export function solveApart(order: SolveOrder): Promise<RegisterAnswer> {
  const { holder, company, sharePpm, controlPpm, fromDay, toDay } = order.dated;
  const columns = [holder, company, sharePpm, controlPpm, fromDay, toDay];
  return new Promise((resolve, reject) => {
    const worker = openWorker({
      workerData: order,
      transferList: columns.map((column) => column.buffer as ArrayBuffer),
    });
    worker.once("message", resolve);
    worker.once("error", reject);
    worker.once("exit", (code) =>
      reject(new Error(`solving ended with exit code ${code} and without an answer; expected one`)),
    );
  });
}
