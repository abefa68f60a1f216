import type { Graph } from "../graph/graph.ts";
import type { IsoDate, IsoInstant } from "../model/dates.ts";
import type { AddedLaw } from "../model/law.ts";
import { severeListCodes } from "../model/list-catalogue.ts";
import { knownCode } from "../model/uscc.ts";
import type { Moment } from "./moment.ts";
import { organisationNamesakes } from "./organisation-namesakes.ts";
import { personNamesakes } from "./person-namesakes.ts";

/** By what a subject is told apart: a code that holds, the ID number's key, a digest of one source, or the name alone. */
export type IdentityBasis = "CODE" | "KEY" | "DIGEST" | "NAME";

/** A judgement that stood at a moment. */
export interface IdentityJudgementView {
  kind: "mergedInto" | "merged" | "different";
  judgementId: string;
  otherId: string;
  by: string;
  reason: string;
  recordedAt: IsoInstant;
}

/** What two of one name may have in common, or not. */
export type Trait =
  | ("address" | "phone" | "organisation" | "region" | "industry" | "registeredOn" | "leader")
  | ("organisationCode" | "registrationNumber" | "lei");

/** A subject of the same name that may be the same: a candidate, never more. */
export interface NamesakeView {
  id: string;
  /** SAME: one ID number or code under two subjects; UNKNOWN: one of the two has none that could be compared. */
  key: "SAME" | "UNKNOWN";
  /** Whether the names are one, or only may be; of persons always the latter. */
  name: "same" | "possible";
  /** How the names agree, or that they do not, in words. */
  nameZh: string;
  /** What the two have in common beside the name. */
  shared: Trait[];
  /** What both state and not alike; of persons not asked, who move and change their numbers. */
  differs: Trait[];
}

/** How common a name is in what is loaded, and who of its bearers may be the same. */
export interface NamesakesView {
  /** Subjects with this name, this one among them; at least so many where `isExact` is false. */
  bearers: number;
  isExact: boolean;
  /** All persons loaded; of an organisation, all organisations. */
  population: number;
  /** Bearers that are others: another ID number, code or prefecture, or judged so. */
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

/** By what two subjects of one name are compared. */
export interface Bearer extends Identifying {
  otherNames: string | null;
  formerNames: string | null;
  uscc: string | null;
  regionCode: string | null;
  address: string | null;
  phone: string | null;
  industryCode: string | null;
  registeredOn: IsoDate | null;
  registrationNumber: string | null;
  organisationCode: string | null;
  lei: string | null;
}

interface SubjectRow extends Bearer {
  isPerson: boolean;
}

/** How namesakes of one sort of subject are found and compared. */
export interface Comparison {
  /** Words for the full-text index; null = a name by which nobody is found. */
  wordsOf: (own: Bearer) => string | null;
  bearsName: (own: Bearer, other: Bearer) => boolean;
  /** Numbers by which others are found whatever they are called; persons are found by none. */
  numbersOf?: (own: Bearer) => NumbersAsked;
  /** Others whose name differs by a slip and who have something else in common; of persons nobody. */
  slippedOf?: (graph: Graph, own: Bearer, at: Moment) => Promise<Bearer[]>;
  /** Two of one name that something else tells apart for certain. */
  areApart: (own: Bearer, other: Bearer) => boolean;
  candidatesOf: (graph: Graph, own: Bearer, others: readonly Bearer[], at: Moment) => Promise<NamesakeView[]>;
}

/** Numbers that are looked for. */
export interface NumbersAsked {
  organisationCodes: readonly string[];
  registrationNumbers: readonly string[];
}

/** Others found by a number of one organisation; more is a number that says nothing. */
const NUMBERED_MAX = 100;

/** Hits of the index that are looked at; of a name with more bearers only "at least" is known. */
const HITS_MAX = 1_000;

/** By what a subject is told apart; null for an unknown id. */
export async function readIdentityBasis(
  graph: Graph,
  id: string,
  { knownAt }: Moment,
): Promise<{ isPerson: boolean; basis: IdentityBasis; personKey: string | null } | null> {
  const [row] = await graph.read<SubjectRow>("read/subject-identity", { ids: [id], knownAt });
  if (!row) return null;
  const { isPerson, personKey, idDigest } = row;
  if (!isPerson) return { isPerson, basis: knownCode(row) === null ? "NAME" : "CODE", personKey };
  return {
    ...{ isPerson, personKey },
    basis: personKey !== null ? "KEY" : idDigest !== null ? "DIGEST" : "NAME",
  };
}

export async function readIdentityJudgements(
  graph: Graph,
  id: string,
  { knownAt }: Moment,
): Promise<IdentityJudgementView[]> {
  return graph.read<IdentityJudgementView>("read/identity-judgements", { id, knownAt });
}

/** Bearers of a subject's name; null for an unknown id or a subject without a name. */
export async function readNamesakes(graph: Graph, id: string, at: Moment): Promise<NamesakesView | null> {
  const { knownAt } = at;
  const [own] = await graph.read<SubjectRow>("read/subject-identity", { ids: [id], knownAt });
  if (!own) return null;
  const { isPerson } = own;
  const comparison = isPerson ? personNamesakes : organisationNamesakes;
  const { wordsOf, bearsName, areApart, candidatesOf } = comparison;
  const words = wordsOf(own);
  if (words === null) return null;
  const [hits, numbered, slipped, [population]] = await Promise.all([
    graph.read<Bearer>("read/namesakes", { words, isPerson, knownAt, limit: HITS_MAX }),
    readNumbered(graph, comparison.numbersOf?.(own), at),
    comparison.slippedOf?.(graph, own, at) ?? [],
    graph.read<{ subjects: number }>("read/population", { isPerson }),
  ]);
  const others = hits.filter((hit) => hit.id !== id && bearsName(own, hit));
  const bearerIds = new Set(others.map((other) => other.id));
  const byOther = new Map([...numbered, ...slipped].map((other) => [other.id, other]));
  const beside = [...byOther.values()].filter((other) => other.id !== id && !bearerIds.has(other.id));
  const judged = await readIdentityJudgements(graph, id, at);
  const judgedOthers = new Set(
    judged.filter(({ kind }) => kind === "different").map(({ otherId }) => otherId),
  );
  const isOpen = (other: Bearer) => !judgedOthers.has(other.id) && !areApart(own, other);
  const open = others.filter(isOpen);
  return {
    bearers: others.length + 1,
    isExact: hits.length < HITS_MAX,
    population: population!.subjects,
    different: others.length - open.length,
    candidates: inOrder(await candidatesOf(graph, own, [...beside.filter(isOpen), ...open], at)),
  };
}

/** Organisations with one of these numbers, as they were told of then. */
async function readNumbered(
  graph: Graph,
  numbers: NumbersAsked | undefined,
  { knownAt }: Moment,
): Promise<Bearer[]> {
  if (!numbers || Object.values(numbers).every((list: readonly string[]) => list.length === 0)) return [];
  const params = { ...numbers, knownAt, limit: NUMBERED_MAX };
  const ids = (await graph.read<{ id: string }>("read/ids-by-number", params)).map(({ id }) => id);
  return ids.length === 0 ? [] : graph.read<Bearer>("read/subject-identity", { ids, knownAt });
}

/** Subjects on severe lists that have namesakes that may be they; a page looks at `lookedAtMax` of them. */
export async function readCandidates(
  graph: Graph,
  { isPerson, first, afterId, lookedAtMax, law }: CandidatesQuestion,
  at: Moment,
): Promise<CandidatesPage> {
  const rows = await graph.read<{ id: string }>("read/listed-party-ids", {
    ...{ listCodes: severeListCodes(at.asOf, undefined, law), isPerson, afterId, limit: lookedAtMax + 1 },
    ...at,
  });
  const found: CandidatesPage["found"] = [];
  let lookedAt = 0;
  for (const { id } of rows.slice(0, lookedAtMax)) {
    if (found.length >= first) break;
    lookedAt += 1;
    const namesakes = await readNamesakes(graph, id, at);
    if (namesakes && namesakes.candidates.length > 0) found.push({ id, namesakes });
  }
  return { found, lookedAt, endId: rows[lookedAt - 1]?.id ?? afterId, hasMore: rows.length > lookedAt };
}

interface CandidatesQuestion {
  /** Persons, or organisations. */
  isPerson: boolean;
  /** Says which lists are severe. */
  law: AddedLaw;
  first: number;
  afterId: string;
  lookedAtMax: number;
}

interface CandidatesPage {
  found: { id: string; namesakes: NamesakesView }[];
  lookedAt: number;
  endId: string;
  hasMore: boolean;
}

/** One number first, then one name, then who shares most. */
function inOrder(candidates: readonly NamesakeView[]): NamesakeView[] {
  const weight = ({ key, name, shared, differs }: NamesakeView) =>
    (key === "SAME" ? 100 : 0) + (name === "same" ? 10 : 0) + shared.length - differs.length;
  return candidates.toSorted((a, b) => weight(b) - weight(a) || (a.id < b.id ? -1 : 1));
}
