import { readFileSync } from "node:fs";

/** One measured step: seconds on the wall, rows it dealt with, greatest memory meanwhile. */
export interface Step {
  name: string;
  seconds: number;
  rows: number;
  /** Greatest resident memory of this process while the step ran, in MiB. */
  peakMiB: number;
  /** The same of the Neo4j server; null when it runs elsewhere. */
  neo4jPeakMiB: number | null;
}

const SAMPLE_MS = 200;
const MIB = 1024 * 1024;

/** Measures steps one after another; `serverPid` says which process the database is at the moment. */
export function openStopwatch(serverPid: () => number | undefined, tell: (text: string) => void) {
  const steps: Step[] = [];
  return {
    steps,
    /** Run a step; the number of rows it returns stands in the table. */
    async step(name: string, work: () => Promise<number>): Promise<void> {
      let peakMiB = 0;
      let neo4jPeakMiB: number | null = null;
      const sample = () => {
        peakMiB = Math.max(peakMiB, process.memoryUsage.rss() / MIB);
        const server = residentMiB(serverPid());
        if (server !== null) neo4jPeakMiB = Math.max(neo4jPeakMiB ?? 0, server);
      };
      const timer = setInterval(sample, SAMPLE_MS);
      const started = performance.now();
      try {
        const rows = await work();
        const seconds = (performance.now() - started) / 1000;
        sample();
        const step = {
          name,
          seconds: Math.round(seconds * 100) / 100,
          rows,
          peakMiB: Math.round(peakMiB),
          neo4jPeakMiB: neo4jPeakMiB === null ? null : Math.round(neo4jPeakMiB),
        };
        steps.push(step);
        tell(`${name}: ${step.seconds} s, ${rows} rows`);
      } finally {
        clearInterval(timer);
      }
    },
  };
}

/** Resident memory of a process as Linux tells it; null when it is gone or the system tells nothing. */
function residentMiB(pid: number | undefined): number | null {
  if (pid === undefined) return null;
  try {
    const kib = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${pid}/status`, "utf8"))?.[1];
    return kib === undefined ? null : Number(kib) / 1024;
  } catch {
    return null;
  }
}

/** Percentiles of one kind of question, in milliseconds. */
export interface Latency {
  name: string;
  count: number;
  p50Ms: number;
  p95Ms: number;
  p99Ms: number;
}

/** Nearest-rank percentiles of some durations. Throws a RangeError when nothing was measured. */
export function latencyOf(name: string, durationsMs: readonly number[]): Latency {
  if (durationsMs.length === 0) throw new RangeError(`${name}: nothing was measured, expected at least one`);
  const sorted = durationsMs.toSorted((a, b) => a - b);
  const at = (share: number) =>
    Math.round(sorted[Math.max(0, Math.ceil(share * sorted.length) - 1)]! * 10) / 10;
  return { name, count: sorted.length, p50Ms: at(0.5), p95Ms: at(0.95), p99Ms: at(0.99) };
}
