import type { DatedTies } from "../ownership/concert-timeline.ts";
import type { RegisterAnswer } from "../ownership/register.ts";
import type { DatedHoldings, NodeSpan } from "../ownership/snapshots.ts";
import { openThread } from "../worker-thread.ts";

/** What the worker thread is given. */
export interface SolveOrder {
  dated: DatedHoldings;
  listed: readonly NodeSpan[];
  ties: DatedTies;
}

/** Solve a register in a worker thread; the holdings' memory moves there and is gone here. */
export function solveApart(order: SolveOrder): Promise<RegisterAnswer> {
  const { holder, company, sharePpm, controlPpm, fromDay, toDay } = order.dated;
  const columns = [holder, company, sharePpm, controlPpm, fromDay, toDay];
  return new Promise((resolve, reject) => {
    const worker = openThread("solve-worker", import.meta.url, {
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
