import { componentsOf, othersPpm, reachFrom } from "./components.ts";
import type { Reach } from "./components.ts";
import type { HoldingIndex } from "./holdings.ts";
import type { Direction } from "./look-through.ts";
import { solveLoop } from "./loop-solve.ts";
import type { LoopSystem } from "./loop-solve.ts";

/**
 * Members of one loop beyond this are refused: the dense solve is cubic. Real registers have at most some
 * hundreds.
 */
export const LOOP_MEMBERS_MAX = 3_000;

/**
 * Shares of one source in all companies, Y = (I - A)^-1 - I; the source itself appears when it owns itself
 * in a loop.
 */
export interface IntegratedFrom {
  readonly ratioByCompany: ReadonlyMap<number, number>;
  /** Groups that own themselves wholly; shares are not multiplied through their inner holdings. */
  readonly closedLoops: readonly (readonly number[])[];
}

/** Shares of all owners in one target, Y = (I - A)^-1 - I. */
export interface IntegratedTo {
  readonly ratioByOwner: ReadonlyMap<number, number>;
  /**
   * Owners without holders of their own, ascending: persons, and whatever the register says nothing about.
   */
  readonly externalOwners: readonly number[];
  /**
   * 1 - sum of external owners; what closed loops end at is unknown too. Below 0 where the register passes
   * the whole.
   */
  readonly unknownRatio: number;
  /** Groups that own themselves wholly; shares are not multiplied through their inner holdings. */
  readonly closedLoops: readonly (readonly number[])[];
}

/**
 * Local node → amount of a walk that starts with 1 at node 0, and the components that could not be solved.
 */
interface Flow {
  readonly reach: Reach;
  readonly amounts: Float64Array;
  readonly closed: readonly (readonly number[])[];
}

/** Share of an edge as a ratio, rescaled by what the company holds of itself. */
function edgeRatio(
  index: HoldingIndex,
  { nodes, to, sharePpm }: Reach,
  from: number,
  at: number,
  direction: Direction,
) {
  return sharePpm[at]! / othersPpm(index, nodes[direction === "down" ? to[at]! : from]!);
}

/** The dense system of one component; null when a member holds the whole of itself. */
function loopSystem(index: HoldingIndex, reach: Reach, members: readonly number[], direction: Direction) {
  const size = members.length;
  if (size > LOOP_MEMBERS_MAX) {
    throw new RangeError(
      `integrated ownership: ${size} companies in one loop (node ${reach.nodes[members[0]!]} among them), ` +
        `expected at most ${LOOP_MEMBERS_MAX}; look for a data fault or raise LOOP_MEMBERS_MAX`,
    );
  }
  const placeOf = new Map(members.map((member, place) => [member, place]));
  const wholes = members.map((member) => othersPpm(index, reach.nodes[member]!));
  if (wholes.some((whole) => whole === 0)) return null;
  const outsidePpm = wholes.slice();
  const shares = new Float64Array(size * size);
  members.forEach((member, place) => {
    for (let at = reach.starts[member]!; at < reach.starts[member + 1]!; at += 1) {
      const other = placeOf.get(reach.to[at]!);
      if (other === undefined) continue;
      const [holder, company] = direction === "down" ? [place, other] : [other, place];
      shares[holder * size + company] = edgeRatio(index, reach, member, at, direction);
      // Integer ppm, so that "the loop owns the whole of this company" is exact.
      outsidePpm[company]! -= reach.sharePpm[at]!;
    }
  });
  const outside = Float64Array.from(outsidePpm, (ppm, place) => ppm / wholes[place]!);
  return { size, shares, outside } satisfies LoopSystem;
}

/**
 * Turns what enters a component into what its members hold in the end; false for a loop that owns itself
 * wholly.
 */
function settle(
  index: HoldingIndex,
  flow: Omit<Flow, "closed">,
  members: readonly number[],
  direction: Direction,
) {
  const { reach, amounts } = flow;
  if (members.length === 1) return othersPpm(index, reach.nodes[members[0]!]!) > 0;
  const system = loopSystem(index, reach, members, direction);
  if (!system) return false;
  const settled = Float64Array.from(members, (member) => amounts[member]!);
  if (!solveLoop(system, settled, direction)) return false;
  members.forEach((member, place) => (amounts[member] = settled[place]!));
  return true;
}

function flowFrom(index: HoldingIndex, start: number, direction: Direction): Flow {
  const reach = reachFrom(index, start, direction);
  const amounts = new Float64Array(reach.nodes.length);
  amounts[0] = 1;
  const closed: number[][] = [];
  const componentOf = new Int32Array(reach.nodes.length);
  componentsOf(reach).forEach((members, component) => {
    members.sort((a, b) => reach.nodes[a]! - reach.nodes[b]!);
    for (const member of members) componentOf[member] = component + 1;
    if (!settle(index, { reach, amounts }, members, direction)) closed.push(members);
    for (const member of members) {
      for (let at = reach.starts[member]!; at < reach.starts[member + 1]!; at += 1) {
        const next = reach.to[at]!;
        if (componentOf[next] === component + 1) continue;
        const whole = othersPpm(index, reach.nodes[direction === "down" ? next : member]!);
        // Who holds a company that holds the whole of itself holds nothing that can be counted.
        if (whole > 0) amounts[next]! += amounts[member]! * (reach.sharePpm[at]! / whole);
      }
    }
  });
  return { reach, amounts, closed };
}

/** Node → share by node number, without the walk's own start of 1 and without zeros. */
function sharesOf({ reach, amounts }: Flow): Map<number, number> {
  const shares = reach.nodes.map((node, local): [number, number] => [
    node,
    amounts[local]! - (local === 0 ? 1 : 0),
  ]);
  return new Map(shares.filter(([, ratio]) => ratio !== 0).sort(([a], [b]) => a - b));
}

function namesOf({ reach, closed }: Flow): number[][] {
  return closed.map((members) => members.map((member) => reach.nodes[member]!)).sort((a, b) => a[0]! - b[0]!);
}

/**
 * Integrated shares of the source in every company below it; cycles are solved exactly, one component at a
 * time.
 */
export function integratedFrom(index: HoldingIndex, source: number): IntegratedFrom {
  const flow = flowFrom(index, source, "down");
  return { ratioByCompany: sharesOf(flow), closedLoops: namesOf(flow) };
}

/** Integrated shares of every owner above the target, and how much of it nobody known owns in the end. */
export function integratedTo(index: HoldingIndex, target: number): IntegratedTo {
  const flow = flowFrom(index, target, "up");
  const { nodes, starts } = flow.reach;
  const ratioByOwner = sharesOf(flow);
  const inLoop = new Set(namesOf(flow).flat());
  const externalOwners = nodes
    .filter((node, local) => local > 0 && starts[local] === starts[local + 1] && !inLoop.has(node))
    .sort((a, b) => a - b);
  const known = externalOwners.reduce((sum, owner) => sum + (ratioByOwner.get(owner) ?? 0), 0);
  return { ratioByOwner, externalOwners, unknownRatio: 1 - known, closedLoops: namesOf(flow) };
}
