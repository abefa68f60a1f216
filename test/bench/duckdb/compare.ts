import type { Step } from "../../../src/bench/stopwatch.ts";
import { columns } from "../../../src/commands/surroundings.ts";
import type { PeerAnswer } from "./child.ts";
import type { OwnTask } from "./own-answer.ts";

/** Name of the step in which our rules are asked; its seconds stand task by task. */
export const ASKING = "rules, asked twice";

/** One task answered both ways. */
export interface ComparedTask {
  name: string;
  ours: Pick<OwnTask, "seconds" | "againSeconds">;
  theirs: Pick<OwnTask, "seconds" | "againSeconds">;
  pairs: number;
  same: boolean;
  /** Pairs that only one of the two finds. */
  onlyOurs: readonly string[];
  onlyTheirs: readonly string[];
}

/** Both answers side by side; `steps` is what we did, with its memory. */
export interface Comparison {
  tasks: readonly ComparedTask[];
  steps: readonly Step[];
  peer: PeerAnswer;
}

/** Holds our answers against the peer's, task by task. Throws when one of them has no counterpart. */
export function compareTasks(ours: readonly OwnTask[], peer: PeerAnswer): ComparedTask[] {
  return ours.map(({ name, pairs, pairsSha256, seconds, againSeconds }) => {
    const theirs = peer.tasks.find((task) => task.name === name);
    const theirPairs = peer.pairs.get(name);
    if (!theirs || !theirPairs) throw new Error(`${name}: tasks.py gave no answer, expected one a rule`);
    const [known, found] = [new Set(theirPairs), new Set(pairs)];
    return {
      name,
      ours: { seconds, againSeconds },
      theirs: { seconds: theirs.seconds, againSeconds: theirs.againSeconds },
      pairs: pairs.length,
      same: pairsSha256 === theirs.pairsSha256,
      onlyOurs: pairs.filter((pair) => !known.has(pair)),
      onlyTheirs: theirPairs.filter((pair) => !found.has(pair)),
    };
  });
}

const SHOWN_MAX = 5;

/** The table as people read it, then what differs. */
export function comparisonLines({ tasks, steps, peer }: Comparison): string[] {
  const sum = (of: (task: ComparedTask) => number) =>
    tasks.reduce((total, task) => total + of(task), 0).toFixed(3);
  const before = steps
    .filter(({ name }) => name !== ASKING)
    .map(({ name, seconds }) => [name, seconds, "", name === "load" ? peer.loadSeconds : "", "", "", ""]);
  return [
    `as of ${peer.asOf}; DuckDB ${peer.duckdb}; seconds of the first asking and of asking again`,
    ...columns([
      ["task", "ours", "again", "DuckDB", "again", "pairs", "same"],
      ...before,
      ...tasks.map(({ name, ours, theirs, pairs, same }) => {
        const seconds = [ours.seconds, ours.againSeconds, theirs.seconds, theirs.againSeconds];
        return [name, ...seconds, pairs, same ? "yes" : "no"];
      }),
      [
        "all tasks",
        sum(({ ours }) => ours.seconds),
        sum(({ ours }) => ours.againSeconds),
        sum(({ theirs }) => theirs.seconds),
        sum(({ theirs }) => theirs.againSeconds),
        "",
        "",
      ],
    ]),
    ...memoryLines(steps, peer),
    ...tasks.flatMap(({ name, onlyOurs, onlyTheirs }) => [
      ...differences(name, "only ours", onlyOurs),
      ...differences(name, "only DuckDB", onlyTheirs),
    ]),
  ];
}

function memoryLines(steps: readonly Step[], peer: PeerAnswer): string[] {
  const service = Math.max(0, ...steps.map(({ peakMiB }) => peakMiB));
  const servers = steps.flatMap(({ neo4jPeakMiB }) => (neo4jPeakMiB === null ? [] : [neo4jPeakMiB]));
  const server = servers.length > 0 ? `${Math.max(...servers)} MiB` : "not known (runs elsewhere)";
  return [`peak memory: ours ${service} MiB, its Neo4j ${server}; DuckDB with Python ${peer.peakMiB} MiB`];
}

function differences(name: string, whose: string, pairs: readonly string[]): string[] {
  if (pairs.length === 0) return [];
  const shown = pairs.slice(0, SHOWN_MAX).map((pair) => pair.replace("\t", " → "));
  return [`${name}: ${pairs.length} pairs ${whose}: ${shown.join("; ")}`];
}
