import { Worker } from "node:worker_threads";
import type { WorkerOptions } from "node:worker_threads";

const LEARN = "import('tsx/esm/api').then(({ register }) => { register(); return import(";

/**
 * A thread for the entry beside the module of `from`. The build's entry is plain JavaScript; from source (in tests) the
 * thread must first learn to read TypeScript.
 */
export function openThread(name: string, from: string, options: WorkerOptions): Worker {
  if (!from.endsWith(".ts")) return new Worker(new URL(`./${name}.js`, from), options);
  const { href } = new URL(`./${name}.ts`, from);
  return new Worker(`${LEARN}${JSON.stringify(href)}); })`, { ...options, eval: true });
}
