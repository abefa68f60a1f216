import { boundedSearch } from "./bounded-search.ts";
import type { Fixpoint } from "./bounded-search.ts";
import type { HoldingBounds } from "./bounds.ts";
import { CONTROL_ABOVE_PPM, controlRelation } from "./control.ts";
import { immediatePairs } from "./control-edges.ts";
import { fixpointJudge } from "./deciding.ts";
import type { FixpointVerdict } from "./deciding.ts";

const CONTROL: Fixpoint = { column: "control", fromPpm: CONTROL_ABOVE_PPM + 1 };

/** Whether one node controls another, for all registers within the bounds; the sums are votes. */
export interface ControlVerdict extends FixpointVerdict {
  readonly controller: number;
  readonly company: number;
}

/** Opens a search for verdicts over one set of bounds; a call costs the two groups of the controller. */
export function controlVerdictSearch(
  bounds: HoldingBounds,
): (controller: number, company: number) => ControlVerdict {
  const least = boundedSearch(bounds, CONTROL, "least");
  const greatest = boundedSearch(bounds, CONTROL, "greatest");
  const judge = fixpointJudge(bounds, CONTROL, { least, greatest });
  let last = -1;
  return (controller, company) => {
    if (controller !== last) {
      least.find(controller);
      greatest.find(controller);
      last = controller;
    }
    const found = judge(new Set([controller]), company);
    // Nobody controls itself, whatever its loops hold.
    const none = { ...found, verdict: "no", yesIf: [], noIf: [] } as const;
    return { controller, company, ...(controller === company ? none : found) };
  };
}

/**
 * Verdicts on immediate edges, by controller and then company. The edges with "yes" are those of the least
 * end, and their transitive closure is what is sure; all edges together close to what is possible.
 */
export function controlVerdicts(bounds: HoldingBounds): ControlVerdict[] {
  const sure = controlRelation(bounds.index, boundedSearch(bounds, CONTROL, "least"));
  const possible = controlRelation(bounds.index, boundedSearch(bounds, CONTROL, "greatest"));
  const verdictOf = controlVerdictSearch(bounds);
  const pairs = [...immediatePairs(sure)];
  const sureOf = new Int32Array(bounds.index.holdings.nodeCount).fill(-1);
  let marked = -1;
  for (const [controller, company] of immediatePairs(possible)) {
    if (controller !== marked) {
      marked = controller;
      const own = sure.companies.subarray(sure.offsets[controller], sure.offsets[controller + 1]);
      for (const one of own) sureOf[one] = controller;
    }
    if (sureOf[company] !== controller) pairs.push([controller, company]);
  }
  pairs.sort(([a, b], [c, d]) => a - c || b - d);
  return pairs.map(([controller, company]) => verdictOf(controller, company));
}
