import type { BookMoment } from "../alerts/as-known.ts";
import type { Graph } from "../graph/graph.ts";
import type { IsoDate } from "../model/dates.ts";
import type { Objection, RepairApplication } from "../model/objection.ts";
import { readObjectionPage, readRepairs } from "../read/objections.ts";
import type { ReportCases } from "../report/daily-report-input.ts";

/** Objections that one page of the read room brings. */
const PAGE_ROWS = 1_000;

/**
 * Objections and applications of a report's period as known at its moment: all under way, and those that were decided
 * since the report before. The first report tells what is under way.
 */
export async function reportCases(
  graph: Graph,
  moment: BookMoment,
  before: BookMoment | undefined,
): Promise<Omit<ReportCases, "held">> {
  const objections = (await allObjections(graph, moment)).map((one) => undecidedAfter(one, moment.asOf));
  const repairs = (await readRepairs(graph, {}, moment)).map((one) => undecidedAfter(one, moment.asOf));
  const isNew = (on: IsoDate, at: string) => !before || on > before.asOf || at > before.knownAt;
  const isTold = ({ decidedOn, decidedAt }: Objection | RepairApplication) =>
    decidedOn === null || (before !== undefined && isNew(decidedOn, decidedAt!));
  const told = { objections: objections.filter(isTold), repairs: repairs.filter(isTold) };
  const newIds = [
    ...told.objections.filter((one) => isNew(one.raisedOn, one.markedAt)),
    ...told.repairs.filter((one) => isNew(one.appliedOn, one.recordedAt)),
  ].map(({ id }) => id);
  return { ...told, newIds, since: before?.asOf ?? null };
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

/** A report of an earlier date tells a case as it stood on that date, though its decision is known. */
function undecidedAfter<Case extends Objection | RepairApplication>(one: Case, asOf: IsoDate): Case {
  const undone = { decidedOn: null, decidedAt: null, decisionReason: null, decisionDocumentNo: null };
  if (one.decidedOn !== null && one.decidedOn > asOf) {
    const status = "raisedOn" in one ? "pending" : one.acceptedOn === null ? "applied" : "accepted";
    return undecidedAfter(
      { ...one, ...undone, status, ...("raisedOn" in one ? { outcome: null } : {}) },
      asOf,
    );
  }
  if ("acceptedOn" in one && one.acceptedOn !== null && one.acceptedOn > asOf)
    return { ...one, acceptedOn: null, acceptedAt: null, status: "applied" };
  return one;
}
