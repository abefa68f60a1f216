import type { BookMoment } from "../alerts/as-known.ts";
import type { Graph } from "../graph/graph.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Objection, RepairApplication } from "../model/objection.ts";
import type { CaseReview, Lifting } from "../model/review.ts";
import { readObjectionPage, readRepairs } from "../read/objections.ts";
import type { ReportCases } from "../report/daily-report-input.ts";

/** Objections that one page of the read room brings. */
const PAGE_ROWS = 1_000;

/**
 * Objections, applications and reviews of a report's period as known at its moment: all under way, and those that were
 * decided or lifted since the report before. The first report tells what is under way.
 */
export async function reportCases(
  graph: Graph,
  moment: BookMoment,
  before: BookMoment | undefined,
): Promise<Omit<ReportCases, "held">> {
  const objections = (await allObjections(graph, moment)).map((one) => objectionAt(one, moment.asOf));
  const repairs = (await readRepairs(graph, {}, moment)).map((one) => repairAt(one, moment.asOf));
  const isNew = (on: IsoDate, at: string) => !before || on > before.asOf || at > before.knownAt;
  const isTold = ({ decidedOn, decidedAt }: Objection | RepairApplication | CaseReview) =>
    decidedOn === null || (before !== undefined && isNew(decidedOn, decidedAt!));
  const told = { objections: objections.filter(isTold), repairs: repairs.filter(isTold) };
  const all = [...objections, ...repairs];
  const reviews = all.flatMap((of) => (of.review && isTold(of.review) ? [{ of, review: of.review }] : []));
  const liftings = all.flatMap((of) =>
    of.lifting && before && isNew(of.lifting.liftedOn, of.lifting.liftedAt)
      ? [{ of, lifting: of.lifting }]
      : [],
  );
  const newIds = [
    ...told.objections.filter((one) => isNew(one.raisedOn, one.markedAt)),
    ...told.repairs.filter((one) => isNew(one.appliedOn, one.recordedAt)),
    ...reviews.map(({ review }) => review).filter((one) => isNew(one.requestedOn, one.requestedAt)),
  ].map(({ id }) => id);
  return { ...told, reviews, liftings, newIds, since: before?.asOf ?? null };
}

async function allObjections(graph: Graph, moment: BookMoment): Promise<Objection[]> {
  const all: Objection[] = [];
  for (let after: string | null = null; ;) {
    const page = await readObjectionPage(graph, { first: PAGE_ROWS, after }, moment);
    all.push(...page.rows.map(({ objection }) => objection));
    if (!page.hasNextPage) return all;
    after = page.rows.at(-1)!.cursor;
  }
}

const UNDECIDED = { decidedOn: null, decidedAt: null, decisionReason: null, decisionDocumentNo: null };

/** A report of an earlier date tells a case as it stood on that date, though what came later is known. */
function objectionAt(one: Objection, asOf: IsoDate): Objection {
  if (isAfter(one.decidedOn, asOf)) {
    const none = { decision: null, decisionOutcome: null, outcome: null, review: null, lifting: null };
    return { ...one, ...UNDECIDED, ...none, status: "pending" };
  }
  const { review, lifting } = afterwardsAt(one, asOf);
  if (one.decision === null || lifting) return { ...one, review, lifting };
  const stands =
    review?.status === "replaced"
      ? { status: review.newStatus as Objection["status"], outcome: review.newOutcome }
      : { status: one.decision, outcome: one.decisionOutcome };
  return { ...one, ...stands, review, lifting };
}

function repairAt(one: RepairApplication, asOf: IsoDate): RepairApplication {
  if (isAfter(one.acceptedOn, asOf))
    return repairAt({ ...one, acceptedOn: null, acceptedAt: null, status: "applied" }, asOf);
  if (isAfter(one.decidedOn, asOf)) {
    const status = one.acceptedOn === null ? "applied" : "accepted";
    return { ...one, ...UNDECIDED, decision: null, review: null, lifting: null, status };
  }
  const { review, lifting } = afterwardsAt(one, asOf);
  if (one.decision === null || lifting) return { ...one, review, lifting };
  const newStatus = review?.status === "replaced" ? (review.newStatus as RepairApplication["status"]) : null;
  return { ...one, status: newStatus ?? one.decision, review, lifting };
}

function afterwardsAt(
  { review, lifting }: Objection | RepairApplication,
  asOf: IsoDate,
): { review: CaseReview | null; lifting: Lifting | null } {
  const asked = review && !isAfter(review.requestedOn, asOf) ? review : null;
  const pending = { ...UNDECIDED, status: "pending", newStatus: null, newOutcome: null } as const;
  return {
    review: asked && isAfter(asked.decidedOn, asOf) ? { ...asked, ...pending } : asked,
    lifting: lifting && !isAfter(lifting.liftedOn, asOf) ? lifting : null,
  };
}

const isAfter = (on: IsoDate | null, asOf: IsoDate): boolean => on !== null && on > asOf;
