import { CONTROL_ABOVE_PPM, controlRelation } from "./control.ts";
import type { ControlRelation } from "./control.ts";
import type { HoldingIndex } from "./holdings.ts";

/** One immediate edge of the control relation, with the holdings that prove it. */
export interface ControlEdge {
  readonly controller: number;
  readonly company: number;
  /**
   * Votes held by the controller and everything it controls; above 500_000, and above the whole if the
   * register is.
   */
  readonly votesPpm: number;
  /** Whether the controller alone, by its own row, holds more than half. */
  readonly direct: boolean;
  /**
   * Holding indices, ascending: those into the company, and those that make the controller control their
   * holders.
   */
  readonly basis: readonly number[];
}

/** Two nodes of which one controls the other control each other exactly when they control equally many. */
function sizeIn({ offsets }: ControlRelation, node: number): number {
  return offsets[node + 1]! - offsets[node]!;
}

/**
 * Returns the companies, ascending, that no third node stands strictly between; `coveredBy` is a stamp
 * array.
 */
function immediateOf(relation: ControlRelation, source: number, coveredBy: Int32Array): number[] {
  const { offsets, companies } = relation;
  const all = [...companies.subarray(offsets[source], offsets[source + 1])];
  if (all.length < 2) return all;
  const size = (node: number): number => sizeIn(relation, node);
  all.sort((a, b) => size(b) - size(a) || a - b);
  const stamp = source + 1;
  const immediate: number[] = [];
  for (const middle of all) {
    if (coveredBy[middle] === stamp) continue;
    immediate.push(middle);
    // A member of the source's own loop stands beside the source, not between it and anyone.
    if (size(middle) === size(source)) continue;
    for (let at = offsets[middle]!; at < offsets[middle + 1]!; at += 1) {
      const below = companies[at]!;
      if (size(below) !== size(middle)) coveredBy[below] = stamp;
    }
  }
  return immediate.sort((a, b) => a - b);
}

/** The immediate [controller, company] pairs of a transitive relation, by controller and then company. */
export function* immediatePairs(relation: ControlRelation): Generator<[number, number]> {
  const coveredBy = new Int32Array(relation.offsets.length);
  for (let source = 0; source + 1 < relation.offsets.length; source += 1) {
    for (const company of immediateOf(relation, source, coveredBy)) yield [source, company];
  }
}

/** Proves edges of one source after another, over stamp arrays shared by all of them. */
function proofMaker(index: HoldingIndex): {
  open(source: number, group: Int32Array): void;
  edge(source: number, company: number): ControlEdge;
} {
  const { nodeCount, holder, controlPpm } = index.holdings;
  const { offsets, rows } = index.byCompany;
  const groupOf = new Int32Array(nodeCount);
  const seenBy = new Int32Array(nodeCount);
  let proofs = 0;

  function edge(source: number, company: number): ControlEdge {
    proofs += 1;
    const basis: number[] = [];
    const pending = [company];
    seenBy[company] = proofs;
    let votesPpm = 0;
    let direct = false;
    for (let held = pending.pop(); held !== undefined; held = pending.pop()) {
      for (let at = offsets[held]!; at < offsets[held + 1]!; at += 1) {
        const row = rows[at]!;
        const from = holder[row]!;
        if (groupOf[from] !== source + 1 || controlPpm[row] === 0) continue;
        basis.push(row);
        if (held === company) {
          votesPpm += controlPpm[row]!;
          direct ||= from === source && controlPpm[row]! > CONTROL_ABOVE_PPM;
        }
        if (from === source || seenBy[from] === proofs) continue;
        seenBy[from] = proofs;
        pending.push(from);
      }
    }
    return { controller: source, company, votesPpm, direct, basis: basis.sort((a, b) => a - b) };
  }

  return {
    edge,
    open(source, group) {
      groupOf[source] = source + 1;
      for (const company of group) groupOf[company] = source + 1;
    },
  };
}

/**
 * The control relation without what follows from it, by controller and then company: x → y stays when nobody
 * stands strictly between. Nodes that control each other are beside one another, so each of them keeps its
 * edges. The transitive closure of the edges (without x → x) is the control relation again. `isAsked` leaves out the
 * edges into other companies: proving them costs more than finding them.
 */
export function controlEdges(
  index: HoldingIndex,
  isAsked: (company: number) => boolean = () => true,
): ControlEdge[] {
  const relation = controlRelation(index);
  const { offsets, companies } = relation;
  const coveredBy = new Int32Array(index.holdings.nodeCount);
  const proofs = proofMaker(index);
  const edges: ControlEdge[] = [];
  for (let source = 0; source + 1 < offsets.length; source += 1) {
    const group = companies.subarray(offsets[source], offsets[source + 1]);
    if (!group.some(isAsked)) continue;
    proofs.open(source, group);
    for (const company of immediateOf(relation, source, coveredBy)) {
      if (isAsked(company)) edges.push(proofs.edge(source, company));
    }
  }
  return edges;
}
