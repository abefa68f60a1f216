import type { Graph } from "../graph/graph.ts";
import type { IsoDate } from "../model/dates.ts";
import type { PublishedFact } from "../model/publication.ts";
import { publicationOn } from "../model/publication.ts";
import type { AddedLaw } from "../model/law.ts";
import { regionScopeOf } from "../model/region-scope.ts";
import { dateCursorOf, dateCursorParts } from "./date-cursor.ts";
import { readLawKnown } from "./law-known.ts";
import type { Moment } from "./moment.ts";

/** A listing or a penalty that is to be deleted (应删除), and by what. */
export interface ToDelete {
  statementId: string;
  table: "listings" | "penalties";
  subjectId: string;
  listCode: string | null;
  penaltyType: string | null;
  authority: string | null;
  documentNo: string | null;
  /** First day from which it is. */
  toDeleteFrom: IsoDate;
  /** Rule on keeping that is over; null = it was annulled. */
  ruleId: string | null;
  /** The rule's source, or that it was annulled. */
  source: string;
}

export interface ToDeletePage {
  rows: { fact: ToDelete; cursor: string }[];
  totalCount: number;
  /** False = at least as many. */
  totalIsExact: boolean;
  hasNextPage: boolean;
}

/** Counted of listings, and of penalties: a region that has deleted nothing yet has more than a screen can use. */
const COUNTED_MAX = 10_000;
const annulled = { listings: "名单决定已撤销", penalties: "处罚决定已撤销" };

interface ToDeleteRow extends Omit<ToDelete, "ruleId" | "source"> {
  regionCode: string | null;
  determinedOn: IsoDate;
  removedOn: IsoDate | null;
  removalReason: string | null;
  statedUntil: IsoDate | null;
  actTo: IsoDate | null;
  banUntil: IsoDate | null;
  sentenceUntil: IsoDate | null;
  correctedOn: IsoDate | null;
}

/**
 * A page of what is to be deleted on the date asked, those first that have been for longest, by divisions and rules as
 * known at the moment. Deletes nothing.
 */
export async function readToDelete(
  graph: Graph,
  question: { regionCode?: string | null; first: number; after?: string | null },
  at: Moment,
): Promise<ToDeletePage> {
  const asked = { ...regionScopeOf(question.regionCode, at.asOf), ...at };
  const [afterOn, afterId] = dateCursorParts(question.after, "what is to be deleted");
  const page = { ...asked, afterOn, afterId, limit: question.first + 1 };
  const [rows, counted, law] = await Promise.all([
    graph.read<ToDeleteRow>("read/to-delete", page),
    graph.read<{ total: number }>("read/to-delete-count", { ...asked, countMax: COUNTED_MAX }),
    readLawKnown(graph, at.knownAt),
  ]);
  const { total } = counted[0]!;
  return {
    rows: rows.slice(0, question.first).map((row) => ({
      fact: withRule(row, law),
      cursor: dateCursorOf(row.toDeleteFrom, row.statementId),
    })),
    totalCount: total,
    totalIsExact: total < COUNTED_MAX,
    hasNextPage: rows.length > question.first,
  };
}

/** The rule is that of the day from which it is to be deleted: a later one does not bring it back. */
function withRule(row: ToDeleteRow, law: AddedLaw): ToDelete {
  const { statementId, table, subjectId, listCode, penaltyType, authority, documentNo, toDeleteFrom } = row;
  const told = { statementId, table, subjectId, listCode, penaltyType, authority, documentNo, toDeleteFrom };
  const fact: PublishedFact = { ...row, publishedOn: null };
  const rule = publicationOn(fact, toDeleteFrom, { law }).delete?.rule;
  const isAnnulled = row.removalReason === "annulled" && row.removedOn === toDeleteFrom;
  if (isAnnulled || !rule) return { ...told, ruleId: null, source: annulled[table] };
  return { ...told, ruleId: rule.id, source: rule.source };
}
