import type { Graph } from "../graph/graph.ts";
import type { IsoInstant } from "../model/dates.ts";
import { severeListCodes } from "../model/list-catalogue.ts";
import { secretIdOf } from "../model/person-key.ts";
import { nameKey } from "../names/folding.ts";
import { decidePersonNames } from "../names/likeness.ts";
import type { Moment } from "./moment.ts";

/** By what a person is told apart: the ID number's key, a digest of one source, or the name alone. */
export type IdentityBasis = "KEY" | "DIGEST" | "NAME";

/** A judgement that stood at a moment. */
export interface PersonJudgementView {
  kind: "mergedInto" | "merged" | "different";
  judgementId: string;
  otherId: string;
  by: string;
  reason: string;
  recordedAt: IsoInstant;
}

/** A person of the same name who may be the same: a candidate, never more. */
export interface NamesakeView {
  id: string;
  /** SAME: one ID number under two subjects; UNKNOWN: one of the two has no key that could be compared. */
  key: "SAME" | "UNKNOWN";
  /** What the two have in common beside the name. */
  shared: ("address" | "phone" | "organisation")[];
}

/** How common a name is in what is loaded, and who of its bearers may be the same person. */
export interface NamesakesView {
  /** Subjects with this name, this one among them; at least so many where `isExact` is false. */
  bearers: number;
  isExact: boolean;
  /** All persons loaded. */
  persons: number;
  /** Bearers who are somebody else for certain: another ID number, or judged so. */
  different: number;
  candidates: NamesakeView[];
}

/** By what two persons are compared. */
export interface Identifying {
  id: string;
  name: string;
  personKey: string | null;
  idDigest: string | null;
  sourceId: string;
}

interface PersonRow extends Identifying {
  address: string | null;
  phone: string | null;
}

/** Hits of the index that are looked at; of a name with more bearers only "at least" is known. */
const HITS_MAX = 1_000;
/** Candidates whose offices and stakes are compared. */
const COMPARED_MAX = 100;
/** Links of a person that are looked at. */
const LINKS_MAX = 1_000;

/** By what a person is told apart; null for an unknown id or an organisation. */
export async function readIdentityBasis(
  graph: Graph,
  id: string,
  { knownAt }: Moment,
): Promise<{ basis: IdentityBasis; personKey: string | null } | null> {
  const [row] = await graph.read<PersonRow>("read/person-identity", { id, knownAt });
  if (!row) return null;
  const { personKey, idDigest } = row;
  return { basis: personKey !== null ? "KEY" : idDigest !== null ? "DIGEST" : "NAME", personKey };
}

export async function readPersonJudgements(
  graph: Graph,
  id: string,
  { knownAt }: Moment,
): Promise<PersonJudgementView[]> {
  return graph.read<PersonJudgementView>("read/person-judgements", { id, knownAt });
}

/** Bearers of a person's name; null for an unknown id, an organisation or a person without a name. */
export async function readNamesakes(graph: Graph, id: string, at: Moment): Promise<NamesakesView | null> {
  const { knownAt } = at;
  const [own] = await graph.read<PersonRow>("read/person-identity", { id, knownAt });
  const key = own ? nameKey(own.name) : "";
  if (!own || key === "") return null;
  const hits = await graph.read<PersonRow & { persons: number }>("read/namesakes", {
    ...{ words: wordsOfKey(key), knownAt, limit: HITS_MAX },
  });
  const others = hits.filter((hit) => hit.id !== id && bearsName(own, hit));
  const judged = await readPersonJudgements(graph, id, at);
  const judgedOthers = new Set(
    judged.filter(({ kind }) => kind === "different").map(({ otherId }) => otherId),
  );
  const open = others.filter(
    (other) => !judgedOthers.has(other.id) && comparedKeys(own, other) !== "DIFFERENT",
  );
  return {
    bearers: others.length + 1,
    isExact: hits.length < HITS_MAX,
    persons: hits[0]?.persons ?? 0,
    different: others.length - open.length,
    candidates: inOrder(await candidatesOf(graph, own, open, at)),
  };
}

/** Persons on severe lists who have namesakes that may be they; a page looks at `lookedAtMax` of them. */
export async function readPersonCandidates(
  graph: Graph,
  { first, afterId, lookedAtMax }: { first: number; afterId: string; lookedAtMax: number },
  at: Moment,
): Promise<{
  found: { id: string; namesakes: NamesakesView }[];
  lookedAt: number;
  endId: string;
  hasMore: boolean;
}> {
  const rows = await graph.read<{ id: string }>("read/listed-persons", {
    ...{ listCodes: severeListCodes(at.asOf), afterId, limit: lookedAtMax + 1 },
    ...at,
  });
  const found: { id: string; namesakes: NamesakesView }[] = [];
  let lookedAt = 0;
  for (const { id } of rows.slice(0, lookedAtMax)) {
    if (found.length >= first) break;
    lookedAt += 1;
    const namesakes = await readNamesakes(graph, id, at);
    if (namesakes && namesakes.candidates.length > 0) found.push({ id, namesakes });
  }
  return { found, lookedAt, endId: rows[lookedAt - 1]?.id ?? afterId, hasMore: rows.length > lookedAt };
}

/** A folded name as one phrase for the full-text index. */
export const wordsOfKey = (key: string): string => `"${key.replace(/["\\]/g, " ")}"`;

const bearsName = (own: Identifying, other: Identifying): boolean =>
  decidePersonNames(own.name, other.name).decision !== "different";

/** Two that may be one person: of one name, and no two numbers tell them apart. */
export const mayBeOne = (own: Identifying, other: Identifying): boolean =>
  bearsName(own, other) && comparedKeys(own, other) !== "DIFFERENT";

/** Keys can be compared where one secret made them; a digest of the sender's only within its source. */
function comparedKeys(one: Identifying, other: Identifying): "SAME" | "DIFFERENT" | "UNKNOWN" {
  const [a, b] = [one.personKey, other.personKey];
  if (a !== null && b !== null && secretIdOf(a) === secretIdOf(b)) return a === b ? "SAME" : "DIFFERENT";
  if (one.idDigest !== null && other.idDigest !== null && one.sourceId === other.sourceId)
    return one.idDigest === other.idDigest ? "SAME" : "DIFFERENT";
  return "UNKNOWN";
}

async function candidatesOf(
  graph: Graph,
  own: PersonRow,
  others: readonly PersonRow[],
  { asOf, knownAt }: Moment,
): Promise<NamesakeView[]> {
  const otherIds = others.slice(0, COMPARED_MAX).map(({ id }) => id);
  const rows =
    otherIds.length === 0
      ? []
      : await graph.read<{ otherId: string }>("read/organisations-shared", {
          ...{ id: own.id, otherIds, linksMax: LINKS_MAX, asOf, knownAt },
        });
  const sharing = new Set(rows.map(({ otherId }) => otherId));
  const sameText = (a: string | null, b: string | null) => a !== null && a === b;
  return others.map((other) => ({
    id: other.id,
    key: comparedKeys(own, other) === "SAME" ? "SAME" : "UNKNOWN",
    shared: [
      ...(sameText(own.address, other.address) ? ["address" as const] : []),
      ...(sameText(own.phone, other.phone) ? ["phone" as const] : []),
      ...(sharing.has(other.id) ? ["organisation" as const] : []),
    ],
  }));
}

/** One ID number first, then who shares most. */
function inOrder(candidates: readonly NamesakeView[]): NamesakeView[] {
  const weight = ({ key, shared }: NamesakeView) => (key === "SAME" ? 10 : 0) + shared.length;
  return candidates.toSorted((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
}
