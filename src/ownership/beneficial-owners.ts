import { WHOLE_PPM } from "../model/shares.ts";
import { reachFrom } from "./components.ts";
import { mergeConcert } from "./concert.ts";
import { CONTROL_ABOVE_PPM, controlSearch } from "./control.ts";
import { indexHoldings } from "./holdings.ts";
import type { HoldingIndex } from "./holdings.ts";
import { integratedTo } from "./integrated.ts";
import type { IntegratedTo } from "./integrated.ts";

/** A quarter, at least: order 2024-3 of PBoC and SAMR, art. 6 (受益所有人信息管理办法). */
export const BENEFICIAL_FROM_PPM = 250_000;

/** Ratios this near below the threshold count as equal: they differ by the rounding of products only. */
const ROUNDING = 1e-12;

/** What the calculator cannot see in holdings; whether a company is exempt (art. 3) stays with the caller. */
export interface BeneficialSetting {
  /** One byte a node: a natural person. */
  readonly isPerson: Uint8Array;
  /** One byte a node: a state body. */
  readonly isStateBody?: Uint8Array;
  /** Persons in charge of the daily management of a company, for the last resort. */
  readonly managersOf?: (company: number) => readonly number[];
  /** Groups of nodes that act in concert. */
  readonly concertGroups?: readonly (readonly number[])[];
}

/** Which test of art. 6 found the owners, in its order; "none" when not even managers are known. */
export type BeneficialBasis = "shares" | "votes" | "actualControl" | "dailyManagement" | "none";

/** A natural person found by that test, with both figures. */
export interface BeneficialOwner {
  readonly person: number;
  /** Integrated share: what the person owns in the end, and takes of the income. */
  readonly shareRatio: number;
  /** The same sum over votes. */
  readonly votesRatio: number;
  /** Whether the person controls only together with others in concert. */
  readonly jointly: boolean;
}

/** The beneficial owners of a company, and what of it is owned by whom else. Ratios are of its shares. */
export interface BeneficialOwners {
  readonly basis: BeneficialBasis;
  /** By person. */
  readonly owners: readonly BeneficialOwner[];
  /**
   * Every person that passes a test, whether or not an earlier one decided: for a reader to whom art. 6 lets
   * each person pass by any of the three.
   */
  readonly passing: Readonly<Record<"shares" | "votes" | "actualControl", readonly number[]>>;
  /** Ends at natural persons. */
  readonly personsRatio: number;
  /** Ends at state bodies. */
  readonly stateRatio: number;
  /** State bodies that control the company, ascending. */
  readonly stateControllers: readonly number[];
  /** Ends at organisations whose holders nobody recorded. */
  readonly unrecordedRatio: number;
  /** Not in any register, or in a loop that owns itself; below 0 where a register passes the whole. */
  readonly unknownRatio: number;
  /** Whether the last two could lift a person over the threshold: then the answer may be another. */
  readonly remainderMayDecide: boolean;
  readonly closedLoops: readonly (readonly number[])[];
}

/** The same register with votes in the place of shares. */
export function votesIndex(index: HoldingIndex): HoldingIndex {
  const { company, controlPpm } = index.holdings;
  return {
    ...index,
    holdings: { ...index.holdings, sharePpm: controlPpm },
    selfSharePpm: new Map(index.selfHoldings.map((row) => [company[row]!, controlPpm[row]!])),
  };
}

/** Finds who controls a company alone, and who together with others. */
function controllerFinder(votes: HoldingIndex, concertGroups: readonly (readonly number[])[]) {
  const merged = mergeConcert(votes.holdings, concertGroups);
  const index = merged.groups.length > 0 ? votesIndex(indexHoldings(merged.holdings)) : votes;
  const search = controlSearch(index);
  return (company: number, isCandidate: (node: number) => boolean): Map<number, { jointly: boolean }> => {
    const above = reachFrom(index, company, "up").nodes;
    const together = merged.groups.filter(({ node }) => above.includes(node) && holdTogether(node, company));
    // A member need hold nothing of the company itself, so who stands behind it may not stand above the company.
    const behind = together.flatMap(({ members }) =>
      members.flatMap((member) => reachFrom(index, member, "up").nodes),
    );
    const candidates = new Set([...above, ...behind].filter((node) => node !== company));
    const found = new Map<number, { jointly: boolean }>();
    for (const node of [...candidates].filter(isCandidate).sort((a, b) => a - b)) {
      const alone = controls(node, company);
      // A person behind a member controls together with the others as the member does.
      const joins = together.some(({ members }) => members.some((member) => search.inGroup(member)));
      if (alone || joins) found.set(node, { jointly: !alone });
    }
    return found;
  };
  function controls(source: number, company: number): boolean {
    search.find(source);
    return source !== company && search.inGroup(company);
  }
  /** By registered rows only: membership of the company in the group is no vote in it. */
  function holdTogether(group: number, company: number): boolean {
    search.find(group);
    const { offsets, rows } = index.byCompany;
    const registered = rows
      .subarray(offsets[company], offsets[company + 1])
      .filter((row) => row < merged.firstGroupRow && search.inGroup(index.holdings.holder[row]!));
    return registered.reduce((sum, row) => sum + index.holdings.controlPpm[row]!, 0) > CONTROL_ABOVE_PPM;
  }
}

/** Where the shares of a company end. */
function endsOf({ ratioByOwner, externalOwners }: IntegratedTo, setting: BeneficialSetting) {
  const ends = { personsRatio: 0, stateRatio: 0, unrecordedRatio: 0 };
  for (const owner of externalOwners) {
    const ratio = ratioByOwner.get(owner) ?? 0;
    if (setting.isPerson[owner]) ends.personsRatio += ratio;
    else if (setting.isStateBody?.[owner]) ends.stateRatio += ratio;
    else ends.unrecordedRatio += ratio;
  }
  return ends;
}

function checkMarks({ holdings: { nodeCount } }: HoldingIndex, setting: BeneficialSetting): void {
  for (const marks of [setting.isPerson, setting.isStateBody]) {
    if (!marks || marks.length === nodeCount) continue;
    throw new RangeError(
      `beneficial owners: ${marks.length} marks for ${nodeCount} nodes, expected one a node`,
    );
  }
}

/**
 * Opens a search for beneficial owners (受益所有人): natural persons with at least a quarter of the shares,
 * directly or in the end; else of the votes; else those who actually control, alone or in concert; else the
 * managers. Income is taken to follow shares. Throws a RangeError on marks that are not one a node. A call
 * costs the graph above the company, and for the control test the groups of the persons in it.
 */
export function beneficialOwnerSearch(
  index: HoldingIndex,
  setting: BeneficialSetting,
): (company: number) => BeneficialOwners {
  checkMarks(index, setting);
  const votes = votesIndex(index);
  const findControllers = controllerFinder(votes, setting.concertGroups ?? []);
  const from = BENEFICIAL_FROM_PPM / WHOLE_PPM;
  const passes = (ratio: number): boolean => ratio + ROUNDING >= from;

  return (company) => {
    const shares = integratedTo(index, company);
    const inVotes = integratedTo(votes, company);
    const controllers = findControllers(
      company,
      (node) => setting.isPerson[node] === 1 || setting.isStateBody?.[node] === 1,
    );
    const ownerOf = (person: number): BeneficialOwner => ({
      person,
      shareRatio: shares.ratioByOwner.get(person) ?? 0,
      votesRatio: inVotes.ratioByOwner.get(person) ?? 0,
      jointly: controllers.get(person)?.jointly ?? false,
    });
    const isPerson = (node: number): boolean => setting.isPerson[node] === 1;
    const above = (ratios: ReadonlyMap<number, number>): number[] =>
      [...ratios].filter(([node, ratio]) => isPerson(node) && passes(ratio)).map(([node]) => node);
    const passing = {
      shares: above(shares.ratioByOwner),
      votes: above(inVotes.ratioByOwner),
      actualControl: [...controllers.keys()].filter(isPerson),
    };
    const tests = { ...passing, dailyManagement: setting.managersOf?.(company) ?? [] };
    const order = ["shares", "votes", "actualControl", "dailyManagement"] as const;
    const basis = order.find((one) => tests[one].length > 0) ?? "none";
    const persons = basis === "none" ? [] : tests[basis];
    const ends = endsOf(shares, setting);
    const remainder = ends.unrecordedRatio + Math.max(0, shares.unknownRatio);
    const most = Math.max(0, ...[...shares.ratioByOwner].map(([node, r]) => (isPerson(node) ? r : 0)));
    return {
      basis,
      owners: [...new Set(persons)].sort((a, b) => a - b).map(ownerOf),
      passing,
      ...ends,
      stateControllers: [...controllers.keys()].filter((node) => setting.isStateBody?.[node] === 1),
      unknownRatio: shares.unknownRatio,
      remainderMayDecide: !passes(most) && remainder > ROUNDING && passes(most + remainder),
      closedLoops: shares.closedLoops,
    };
  };
}
