import type { Graph } from "../graph/graph.ts";
import type { IsoDate } from "../model/dates.ts";
import type { AddedLaw } from "../model/law.ts";
import { severeListCodes } from "../model/list-catalogue.ts";
import type { Fen } from "../model/money.ts";
import type { LedgerLine, Tier } from "../model/score.ts";
import { BASE_POINTS, tierOf } from "../model/score.ts";
import type { Moment } from "./moment.ts";

/** A subject as cards, lists and drawings show it. */
export interface SubjectView {
  id: string;
  kind: string;
  name: string;
  uscc: string | null;
  usccStatus: string | null;
  regionCode: string | null;
  status: string | null;
  registeredOn: IsoDate | null;
  dissolvedOn: IsoDate | null;
  industryCode: string | null;
  capitalFen: Fen | null;
  address: string | null;
  registrationNumber: string | null;
  organisationCode: string | null;
  lei: string | null;
  listed: boolean;
  /** Natural persons are not scored: null. */
  score: { points: number; tier: Tier; ledger: LedgerLine[] } | null;
}

interface SubjectRow extends Omit<SubjectView, "score"> {
  points: number | null;
  tier: Tier | null;
  ledgerJson: string | null;
}

/** Subjects by id, in the order asked; null for an unknown one. `law` says which lists are severe, absent = that in force. */
export async function readSubjects(
  graph: Graph,
  ids: readonly string[],
  at: Moment,
  law?: AddedLaw,
): Promise<(SubjectView | null)[]> {
  const rows = await graph.read<SubjectRow>("read/subjects", {
    ids: [...new Set(ids)],
    listCodes: severeListCodes(at.asOf, undefined, law),
    ...at,
  });
  const byId = new Map(rows.map((row) => [row.id, viewOf(row)]));
  return ids.map((id) => byId.get(id) ?? null);
}

function viewOf({ points, tier, ledgerJson, ...rest }: SubjectRow): SubjectView {
  if (rest.kind === "person") return { ...rest, score: null };
  const known = points ?? BASE_POINTS;
  return {
    ...rest,
    score: {
      points: known,
      tier: tier ?? tierOf(known, false),
      ledger: ledgerJson ? (JSON.parse(ledgerJson) as LedgerLine[]) : [],
    },
  };
}
