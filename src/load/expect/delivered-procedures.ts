import type { ListingStepFact } from "../../model/facts.ts";
import { isProcedureSound, stagesAskedFor } from "../../model/procedure-demands.ts";
import { checkRow } from "../check/check-row.ts";
import type { Cells } from "../source.ts";

/** Procedures in the steps of one delivery, and those at fault. */
export interface ProcedureCount {
  all: number;
  atFault: number;
}

/**
 * Procedures as one delivery tells them, before anything is known of subjects and their regions: what the whole country
 * asks for is asked. A delta may tell a later step alone, so that in one only the order of its own steps is judged.
 */
export class DeliveredProcedures {
  readonly #stepsByKey = new Map<string, ListingStepFact[]>();

  add(cells: Cells): void {
    const checked = checkRow("listing-steps", { file: "", line: 0, cells });
    if (!("fact" in checked)) return;
    const step = checked.fact as ListingStepFact;
    const { subjectId, procedureId, listCode } = step;
    const key = JSON.stringify([subjectId, procedureId, listCode]);
    this.#stepsByKey.set(key, [...(this.#stepsByKey.get(key) ?? []), step]);
  }

  counted(mode: "full" | "delta"): ProcedureCount {
    const procedures = [...this.#stepsByKey.values()];
    const sound = procedures.filter((steps) => isSound(steps, mode));
    return { all: procedures.length, atFault: procedures.length - sound.length };
  }
}

function isSound(steps: readonly ListingStepFact[], mode: "full" | "delta"): boolean {
  if (mode === "delta") return isProcedureSound(steps, null, []);
  const isListed = steps.some(({ listingId }) => listingId !== null);
  if (isListed && !steps.some(({ stage }) => stage === "decided")) return false;
  const days = steps.map(({ stageOn }) => stageOn).sort();
  return isProcedureSound(steps, null, stagesAskedFor(days.at(-1)!, null));
}
