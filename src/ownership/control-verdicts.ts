import { boundedSearch } from "./bounded-search.ts";
import type { Fixpoint } from "./bounded-search.ts";
import type { HoldingBounds } from "./bounds.ts";
import { CONTROL_ABOVE_PPM, controlRelation } from "./control.ts";
import { immediatePairs } from "./control-edges.ts";
import { decidingRecords, proofOf } from "./deciding.ts";
import type { Deciding, Verdict } from "./deciding.ts";

const CONTROL: Fixpoint = { column: "control", fromPpm: CONTROL_ABOVE_PPM + 1 };

/** Whether one node controls another, for all registers within the bounds. */
export interface ControlVerdict extends Deciding {
  readonly controller: number;
  readonly company: number;
  readonly verdict: Verdict;
  /** Votes of the controller and what it controls, at the least and at the greatest end. */
  readonly leastPpm: number;
  readonly greatestPpm: number;
  /** Companies on the way whose registers pass the whole: there the verdict is as stated. */
  readonly overAllotted: readonly number[];
}

/** Opens a search for verdicts over one set of bounds; a call costs the two groups of the controller. */
export function controlVerdictSearch(
  bounds: HoldingBounds,
): (controller: number, company: number) => ControlVerdict {
  const least = boundedSearch(bounds, CONTROL, "least");
  const greatest = boundedSearch(bounds, CONTROL, "greatest");
  let last = -1;
  return (controller, company) => {
    if (controller !== last) {
      least.find(controller);
      greatest.find(controller);
      last = controller;
    }
    const is = (search: typeof least): boolean => controller !== company && search.inGroup(company);
    const verdict = is(least) ? "yes" : is(greatest) ? "undetermined" : "no";
    const proof = proofOf(bounds, CONTROL, verdict === "yes" ? least : greatest, {
      seeds: new Set([controller]),
      company,
    });
    const deciding =
      verdict === "undetermined" ? decidingRecords(bounds, CONTROL, proof) : { yesIf: [], noIf: [] };
    const [leastPpm, greatestPpm] = [least.ppmOf(company), greatest.ppmOf(company)];
    const { overAllotted } = proof;
    return { controller, company, verdict, leastPpm, greatestPpm, overAllotted, ...deciding };
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
