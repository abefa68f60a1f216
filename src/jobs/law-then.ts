import type { Graph } from "../graph/graph.ts";
import type { IsoInstant } from "../model/dates.ts";
import { enactedLaw, enactLaw } from "../model/law.ts";
import { readLawKnown } from "../read/law-known.ts";

/**
 * Do some work by what the operator's law.json held at a moment, then go by the present one again. It is the law of the
 * whole process meanwhile, so only for a process that does nothing else, such as a command.
 */
export async function underLawOf<T>(graph: Graph, knownAt: IsoInstant, work: () => Promise<T>): Promise<T> {
  const now = enactedLaw();
  enactLaw(await readLawKnown(graph, knownAt));
  try {
    return await work();
  } finally {
    enactLaw(now);
  }
}
