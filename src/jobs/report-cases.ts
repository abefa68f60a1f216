import type { BookMoment } from "../alerts/as-known.ts";
import type { Graph } from "../graph/graph.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Objection, RepairApplication } from "../model/objection.ts";
import type { CaseReview } from "../model/review.ts";
import { readObjectionPage, readRepairs } from "../read/objections.ts";
import type { ReportCases } from "../report/daily-report-input.ts";

/** Objections that one page of the read room brings. */
const PAGE_ROWS = 1_000;

/**
 * Objections, applications and reviews of a report's period as they stood at its moment: all under way, and those that were
 * decided or lifted since the report before. The first report tells what is under way.
 */
export async function reportCases(
  graph: Graph,
  moment: BookMoment,
  before: BookMoment | undefined,
): Promise<Omit<ReportCases, "held">> {
  const objections = await allObjections(graph, moment);
  const repairs = await readRepairs(graph, {}, moment);
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
