import type { BenchAnswer } from "./run-bench.ts";

/** One thing measured without hubs and with them; seconds of a step or a rule, median milliseconds of a question. */
export interface HubRatio {
  name: string;
  unit: "s" | "ms";
  without: number;
  withHubs: number;
  /** How many times as long with hubs; what lasts too short to be told apart counts as the shortest told. */
  ratio: number;
}

/** Shorter than this, seconds and milliseconds measure the machine and not the question. */
const SHORTEST = { s: 0.5, ms: 5 } as const;

/** What takes how many times as long with hubs, in the order of measuring: steps, rules, questions and changes. */
export function hubRatios(without: BenchAnswer, withHubs: BenchAnswer): HubRatio[] {
  const seconds = ({ steps, rules }: BenchAnswer) => [
    ...steps.map((step): [string, number] => [step.name, step.seconds]),
    ...rules.map(({ rule, seconds: each }): [string, number] => [`rule ${rule}`, each]),
  ];
  const medians = ({ queries }: BenchAnswer) =>
    queries.map(({ name, p50Ms }): [string, number] => [name, p50Ms]);
  return [
    ...paired(seconds(without), seconds(withHubs), "s"),
    ...paired(medians(without), medians(withHubs), "ms"),
  ];
}

function paired(
  few: readonly [string, number][],
  many: readonly [string, number][],
  unit: HubRatio["unit"],
): HubRatio[] {
  const withHubsBy = new Map(many);
  return few.flatMap(([name, without]) => {
    const withHubs = withHubsBy.get(name);
    if (withHubs === undefined) return [];
    const ratio = Math.max(withHubs, SHORTEST[unit]) / Math.max(without, SHORTEST[unit]);
    return [{ name, unit, without, withHubs, ratio: Math.round(ratio * 100) / 100 }];
  });
}
