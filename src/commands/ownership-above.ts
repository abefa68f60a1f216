import type { BeneficialOwners, ReadOwnershipAbove, SuspectedView } from "../api/ownership-above.ts";
import type { Graph } from "../graph/graph.ts";
import { stateKinds } from "../model/kinds.ts";
import { percentFromPpm } from "../model/shares.ts";
import { beneficialOwnerSearch } from "../ownership/beneficial-owners.ts";
import type { HoldingBounds } from "../ownership/bounds.ts";
import { boundHoldings } from "../ownership/bounds.ts";
import type { HoldingIndex } from "../ownership/holdings.ts";
import { integratedTo } from "../ownership/integrated.ts";
import { beneficialVerdicts } from "../ownership/ratio-verdicts.ts";
import { suspectedController } from "../ownership/relative-control.ts";
import { ultimateControl } from "../ownership/ultimate-control.ts";
import type { Moment } from "../read/moment.ts";
import { readPositions } from "../read/credit-file.ts";
import { readTiesAmong } from "../read/neighbourhood.ts";

/** One stake above a company; `votesPpm` null = votes follow the shares. */
interface StakeAbove {
  statementId: string;
  holderId: string;
  holderKind: string;
  companyId: string;
  sharePpmMin: number;
  sharePpmMax: number;
  votesPpm: number | null;
}

/** More persons above a company than this are not judged one by one where records leave room. */
const JUDGED_MAX = 300;

/** Offices whose holders have the daily management of a company (第六条第二款). */
const MANAGING = ["legalRepresentative", "principal"];

/** The register above one company as numbers: node 0 is the company. */
interface RegisterAbove {
  readonly rows: readonly StakeAbove[];
  readonly idByNode: readonly string[];
  readonly nodeOf: ReadonlyMap<string, number>;
  readonly bounds: HoldingBounds;
  readonly index: HoldingIndex;
  readonly isPerson: Uint8Array;
  readonly isStateBody: Uint8Array;
}

/** What stands above a company at a moment, by the calculators, on the stakes within twelve links. */
export function ownershipAboveOf(graph: Graph): ReadOwnershipAbove {
  return async (companyId, at) => {
    const register = await registerAbove(graph, companyId, at);
    return {
      integratedShares: () => integratedIn(register),
      beneficialOwners: () => beneficialOwnersIn(graph, register, at),
      suspectedController: () => suspectedIn(register),
    };
  };
}

function integratedIn({ index, idByNode }: RegisterAbove): ReadonlyMap<string, number> {
  const { ratioByOwner } = integratedTo(index, 0);
  return new Map([...ratioByOwner].map(([node, ratio]) => [idByNode[node]!, ratio]));
}

async function registerAbove(graph: Graph, companyId: string, at: Moment): Promise<RegisterAbove> {
  const rows = await graph.read<StakeAbove>("read/holdings-above", { id: companyId, ...at });
  const nodeOf = new Map<string, number>([[companyId, 0]]);
  const numbered = (id: string): number => {
    if (!nodeOf.has(id)) nodeOf.set(id, nodeOf.size);
    return nodeOf.get(id)!;
  };
  const stated = {
    holder: Int32Array.from(rows, (row) => numbered(row.holderId)),
    company: Int32Array.from(rows, (row) => numbered(row.companyId)),
    shareLeastPpm: Int32Array.from(rows, (row) => row.sharePpmMin),
    shareGreatestPpm: Int32Array.from(rows, (row) => row.sharePpmMax),
    controlLeastPpm: Int32Array.from(rows, (row) => row.votesPpm ?? row.sharePpmMin),
    controlGreatestPpm: Int32Array.from(rows, (row) => row.votesPpm ?? row.sharePpmMax),
    nodeCount: nodeOf.size,
  };
  const kinds = new Map(rows.map((row) => [row.holderId, row.holderKind]));
  const idByNode = [...nodeOf.keys()];
  const bounds = boundHoldings(stated);
  return {
    ...{ rows, idByNode, nodeOf, bounds, index: bounds.index },
    isPerson: Uint8Array.from(idByNode, (id) => Number(kinds.get(id) === "person")),
    isStateBody: Uint8Array.from(idByNode, (id) => Number((stateKinds as string[]).includes(kinds.get(id)!))),
  };
}

async function beneficialOwnersIn(
  graph: Graph,
  register: RegisterAbove,
  at: Moment,
): Promise<BeneficialOwners> {
  const { idByNode, nodeOf, index, isPerson, isStateBody } = register;
  const [ties, offices] = await Promise.all([
    readTiesAmong(graph, idByNode, ["CONCERT"], at),
    readPositions(graph, [idByNode[0]!], at),
  ]);
  // Managers need hold nothing, so they may be no nodes: the calculator's last test is made here, by their ids.
  const managers = offices.filter(
    (office) => office.organisationId === idByNode[0] && MANAGING.includes(office.role),
  );
  const found = beneficialOwnerSearch(index, {
    ...{ isPerson, isStateBody },
    concertGroups: ties.map(({ fromId, toId }) => [nodeOf.get(fromId)!, nodeOf.get(toId)!]),
  })(0);
  const judged = mayHaveMore(register) ? judgedPersons(register) : { maybe: [], isCut: false };
  const certain = found.owners.map((owner) => ({
    ...{ subjectId: idByNode[owner.person]!, verdict: "yes" as const, basis: found.basis },
    ...{ sharePercent: owner.shareRatio * 100, votesPercent: owner.votesRatio * 100, jointly: owner.jointly },
    decidedBy: [],
  }));
  const known = new Set(certain.map(({ subjectId }) => subjectId));
  const maybe = judged.maybe.filter(({ subjectId }) => !known.has(subjectId));
  const led = [...new Set(managers.map(({ personId }) => personId))].sort().map((subjectId) => ({
    ...{ subjectId, verdict: "yes" as const, basis: "dailyManagement" as const, decidedBy: [] },
    ...{ sharePercent: null, votesPercent: null, jointly: false },
  }));
  return {
    owners: [...(certain.length > 0 ? certain : led), ...maybe],
    personsPercent: found.personsRatio * 100,
    statePercent: found.stateRatio * 100,
    unrecordedPercent: found.unrecordedRatio * 100,
    unknownPercent: Math.max(0, found.unknownRatio) * 100,
    undetermined: found.remainderMayDecide || maybe.length > 0 || judged.isCut,
  };
}

/** Whether a record leaves room: an interval, an unknown share, rows of one pair that disagree. */
function mayHaveMore({ bounds: { share } }: RegisterAbove): boolean {
  return share.leastPpm.some((least, pair) => least < share.greatestPpm[pair]!);
}

/** Persons who may reach a quarter if some records turn out so, with the records that would decide. */
function judgedPersons({ bounds, isPerson, idByNode, rows }: RegisterAbove) {
  if (isPerson.reduce((sum, mark) => sum + mark, 0) > JUDGED_MAX) return { maybe: [], isCut: true };
  const verdicts = beneficialVerdicts(bounds, 0, isPerson).filter(
    ({ verdict }) => verdict === "undetermined",
  );
  const maybe = verdicts.map(({ person, leastRatio, yesIf }) => ({
    ...{ subjectId: idByNode[person]!, verdict: "undetermined" as const, basis: "shares" as const },
    ...{ sharePercent: leastRatio * 100, votesPercent: null, jointly: false },
    decidedBy: yesIf.flatMap(({ pair }) => [...bounds.rowsOf(pair)].map((row) => rows[row]!.statementId)),
  }));
  return { maybe, isCut: false };
}

/** The chain of the largest holders where nobody has a majority; null where control itself answers, or nobody stands out. */
function suspectedIn({ index, isPerson, isStateBody, idByNode }: RegisterAbove): SuspectedView | null {
  const isEnd = isPerson.map((mark, node) => mark | isStateBody[node]!);
  const found = suspectedController(index, ultimateControl(index), { company: 0, isEnd });
  if (found.isControl || found.steps.length === 0 || found.outcome === "loop") return null;
  return {
    subjectId: idByNode[found.last]!,
    sharePercent: found.shareRatio * 100,
    steps: found.steps.map(({ company, holder, basis, votesPpm }) => ({
      ...{ companyId: idByNode[company]!, holderId: idByNode[holder]!, basis },
      votesPercent: percentFromPpm(votesPpm),
    })),
  };
}
