import type { Graph } from "../graph/graph.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import { chinaDate, parseIsoDate } from "../model/dates.ts";
import { horizon } from "./horizon.ts";

/** The two times of every question: true in the world on `asOf`, known to us at `knownAt`. */
export interface Moment {
  readonly asOf: IsoDate;
  readonly knownAt: IsoInstant;
}

/** Fill in what was not asked: today in China, and everything that is whole by now. */
export async function momentOf(
  graph: Graph,
  clock: () => Date,
  asked: { asOf?: string | Date | null; knownAt?: string | Date | null },
): Promise<Moment> {
  const { asOf, knownAt } = asked;
  return {
    asOf: asOf
      ? parseIsoDate(asOf instanceof Date ? asOf.toISOString().slice(0, 10) : asOf)
      : chinaDate(clock()),
    knownAt: knownAt ? new Date(knownAt).toISOString() : await horizon(graph, clock),
  };
}
