import type { Graph } from "../graph/graph.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import type { CaseStep, Objection, ObjectionStatus, RepairApplication } from "../model/objection.ts";
import { regionPrefixOf } from "../model/region-prefix.ts";
import { readWithAbsorbed } from "./kept-persons.ts";
import type { Moment } from "./moment.ts";

/** What a list of objections may be narrowed by. */
export interface ObjectionFilter {
  ids?: readonly string[];
  statuses?: readonly ObjectionStatus[] | null;
  subject?: string | null;
  statementId?: string | null;
  regionCode?: string | null;
  /** Only those whose decision is under review. */
  underReview?: boolean | null;
}

export interface ObjectionPage {
  rows: { objection: Objection; cursor: string }[];
  totalCount: number;
  hasNextPage: boolean;
}

/** A page of objections after a cursor, oldest first: what is due first stands first. */
export async function readObjectionPage(
  graph: Graph,
  question: { filter?: ObjectionFilter | null; first: number; after?: string | null },
  at: Moment,
): Promise<ObjectionPage> {
  const filter = question.filter ?? {};
  const asked = {
    ids: filter.ids ?? [],
    statuses: filter.statuses ?? [],
    subjectIds: filter.subject ? await readWithAbsorbed(graph, filter.subject, at) : [],
    statementId: filter.statementId ?? null,
    regionPrefix: regionPrefixOf(filter.regionCode),
    underReview: filter.underReview ?? false,
    ...at,
  };
  const [afterOn, afterId] = cursorParts(question.after);
  const page = { ...asked, afterOn, afterId, limit: question.first + 1 };
  const [rows, counted] = await Promise.all([
    graph.read<Objection>("read/objections", page),
    graph.read<{ total: number }>("read/objections-count", asked),
  ]);
  return {
    rows: rows.slice(0, question.first).map((objection) => ({
      objection,
      cursor: Buffer.from(JSON.stringify([objection.raisedOn, objection.id])).toString("base64url"),
    })),
    totalCount: counted[0]!.total,
    hasNextPage: rows.length > question.first,
  };
}

const BEFORE_ALL: [IsoDate, string] = ["0001-01-01", ""];

function cursorParts(cursor: string | null | undefined): [IsoDate, string] {
  if (!cursor) return BEFORE_ALL;
  try {
    const [on, id] = JSON.parse(Buffer.from(cursor, "base64url").toString("utf8")) as [unknown, unknown];
    if (typeof on === "string" && /^\d{4}-\d{2}-\d{2}$/.test(on) && typeof id === "string") return [on, id];
  } catch {
    // falls through to the one refusal below
  }
  throw new RangeError(`cursor "${cursor}": expected one that a page of objections gave`);
}

/** Objections to some statements, decided ones too, as known at the moment. */
export function readObjectionsOn(
  graph: Graph,
  statementIds: readonly string[],
  at: Moment,
): Promise<Objection[]> {
  return graph.read<Objection>("read/objections-on", { statementIds, ...at });
}

/** Applications for repair of one subject and who was merged into it, or by id; oldest first. */
export async function readRepairs(
  graph: Graph,
  asked: { ids?: readonly string[]; subjectId?: string },
  at: Moment,
): Promise<RepairApplication[]> {
  const { ids = [], subjectId } = asked;
  const subjectIds = subjectId === undefined ? [] : await readWithAbsorbed(graph, subjectId, at);
  return graph.read("read/repairs", { ids, subjectIds, ...at });
}

/** Applications for the repair of some statements, decided ones too, as known at the moment. */
export function readRepairsOn(
  graph: Graph,
  statementIds: readonly string[],
  at: Moment,
): Promise<RepairApplication[]> {
  return graph.read<RepairApplication>("read/repairs-on", { statementIds, ...at });
}

/** The steps of one objection or application (办理经过), oldest first. */
export async function readCaseSteps(graph: Graph, caseId: string, knownAt: IsoInstant): Promise<CaseStep[]> {
  return graph.read<CaseStep>("read/case-steps", { caseIds: [caseId], knownAt });
}
