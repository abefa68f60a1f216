import type { QualityFigure } from "../model/data-quality.ts";
import { QUALITY_EXAMPLES_MAX } from "../model/data-quality.ts";
import type { ProcedureListing, ProcedureStep } from "../model/listing-procedure.ts";
import { isProcedureSound, stagesAskedFor } from "../model/procedure-demands.ts";
import { ledTo } from "../read/listing-procedures.ts";

/** Listings and steps of one subject as known when a delivery was recorded; `isTold` = by that delivery. */
export interface ProcedureRow {
  loadId: string;
  regionCode: string;
  listings: readonly ToldListing[];
  steps: readonly ToldStep[];
}
interface ToldListing extends ProcedureListing {
  statementId: string;
  listCode: string;
  isTold: boolean;
}
interface ToldStep extends ProcedureStep {
  sourceId: string;
  procedureId: string;
  listCode: string;
  listingId: string | null;
  isTold: boolean;
}

/**
 * The order of steps of one subject: a listing counts where the delivery told it or a step of it, and a step is known;
 * it is sound where every procedure that led to it is.
 */
export function procedureFigure({ regionCode, listings, steps }: ProcedureRow): QualityFigure {
  const keys = [...new Set(steps.map(keyOf))];
  const procedures = keys.map((key) => steps.filter((step) => keyOf(step) === key));
  const faulty: string[] = [];
  let whole = 0;
  for (const listing of listings) {
    const own = procedures.filter((taken) => taken.some((step) => ledTo(step, listing)));
    if (own.length === 0 || !(listing.isTold || own.flat().some((step) => step.isTold))) continue;
    whole += 1;
    const asked = stagesAskedFor(listing.listedOn, regionCode);
    if (!own.every((taken) => isProcedureSound(taken, listing, asked))) faulty.push(listing.statementId);
  }
  return {
    item: "accuracy.procedures",
    ...{ part: whole - faulty.length, whole, unknown: 0 },
    examples: faulty.slice(0, QUALITY_EXAMPLES_MAX),
  };
}

const keyOf = ({ sourceId, procedureId, listCode }: ToldStep): string =>
  JSON.stringify([sourceId, procedureId, listCode]);
