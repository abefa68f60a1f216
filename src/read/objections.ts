import type { Graph } from "../graph/graph.ts";
import type { CaseStep, Objection, ObjectionStatus, RepairApplication } from "../model/objection.ts";
import { regionScopeOf } from "../model/region-scope.ts";
import { dateCursorOf, dateCursorParts } from "./date-cursor.ts";
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
    ...regionScopeOf(filter.regionCode, at.asOf),
    underReview: filter.underReview ?? false,
    ...at,
  };
  const [afterOn, afterId] = dateCursorParts(question.after, "objections");
  const page = { ...asked, afterOn, afterId, limit: question.first + 1 };
  const [rows, counted] = await Promise.all([
    graph.read<Objection>("read/objections", page),
    graph.read<{ total: number }>("read/objections-count", asked),
  ]);
  return {
    rows: rows.slice(0, question.first).map((objection) => ({
      objection,
      cursor: dateCursorOf(objection.raisedOn, objection.id),
    })),
    totalCount: counted[0]!.total,
    hasNextPage: rows.length > question.first,
  };
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

/** The steps of one objection or application (办理经过) up to the moment, oldest first. */
export async function readCaseSteps(graph: Graph, caseId: string, at: Moment): Promise<CaseStep[]> {
  return graph.read<CaseStep>("read/case-steps", { caseIds: [caseId], ...at });
}
