import type { Graph } from "../graph/graph.ts";
import type { ProcedureStanding, ProcedureStep } from "../model/listing-procedure.ts";
import { procedureOn } from "../model/listing-procedure.ts";
import type { ListingRow } from "./credit-file.ts";
import { readListings } from "./credit-file.ts";
import type { Moment } from "./moment.ts";

export interface ListingStepRow extends ProcedureStep {
  subjectId: string;
  statementId: string;
  sourceId: string;
  procedureId: string;
  listCode: string;
  documentName: string | null;
  authority: string | null;
  /** Key of a listing in the same source. */
  listingId: string | null;
}

/** A procedure (认定程序) as one source tells it of one subject and one list. */
export interface ListingProcedure extends ProcedureStanding {
  id: string;
  listCode: string;
  /** Statements of the listings that it led to, begun by the date asked; empty = nobody is listed by it. */
  listingIds: string[];
  /** By date. */
  steps: ListingStepRow[];
}

/** Procedures of one subject with a step taken by the date, by first step; those that led to nothing too. */
export async function readListingProcedures(
  graph: Graph,
  subjectId: string,
  at: Moment,
): Promise<ListingProcedure[]> {
  const steps = await graph.read<ListingStepRow>("read/listing-steps", { ids: [subjectId], ...at });
  if (steps.length === 0) return [];
  const listings = await readListings(graph, [subjectId], at);
  const byProcedure = new Map<string, ListingStepRow[]>();
  for (const step of steps) {
    const key = JSON.stringify([step.sourceId, step.procedureId, step.listCode]);
    byProcedure.set(key, [...(byProcedure.get(key) ?? []), step]);
  }
  return [...byProcedure.values()].map((own) => procedureFrom(own, listings, at));
}

function procedureFrom(
  steps: ListingStepRow[],
  listings: readonly ListingRow[],
  { asOf }: Moment,
): ListingProcedure {
  const { sourceId, procedureId, listCode } = steps[0]!;
  const led = listings.filter((listing) => steps.some((step) => ledTo(step, listing)));
  // Two sources may tell of one listing: it stands as long as one of them says so.
  const listing = led.find((one) => one.inForce) ?? led[0] ?? null;
  const standing = procedureOn(steps, listing, asOf)!;
  const listingIds = led.map((one) => one.statementId);
  return { id: `${sourceId}:${procedureId}`, listCode, listingIds, steps, ...standing };
}

/** A step names the listing, or the listing cites the decision's document; whoever keeps the list may be another source. */
export function ledTo(
  step: Pick<ListingStepRow, "sourceId" | "listingId" | "stage" | "documentNo" | "listCode">,
  listing: Pick<ListingRow, "statementId" | "documentNo" | "listCode">,
): boolean {
  if (step.listingId !== null && listing.statementId === `${step.sourceId}:${step.listingId}`) return true;
  return (
    step.stage === "decided" && step.documentNo === listing.documentNo && step.listCode === listing.listCode
  );
}
