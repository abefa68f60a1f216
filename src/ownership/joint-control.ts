import { groupRows } from "./row-order.ts";
import { markedRows, restrictTo, rowsReached } from "./restriction.ts";
import type { DatedHoldings } from "./snapshots.ts";
import { controlTimeline } from "./timeline.ts";
import type { ControlInterval } from "./timeline.ts";

/**
 * The edges of `controlTimeline` that no holding of the controller's own proves: what the graph has to store beside
 * the plain facts. Most companies have one holder, or only holders that nobody holds; nobody can control those
 * jointly, so they are set aside before anything is solved, with everything that is above none of the others.
 */
export function jointControlTimeline(dated: DatedHoldings): ControlInterval[] {
  const candidates = jointCandidates(dated);
  const { rows, nodes, dated: kept } = restrictTo(dated, rowsReached(dated, candidates, "upwards"));
  return controlTimeline(
    kept,
    Uint8Array.from(nodes, (node) => candidates[node]!),
  )
    .map((edge) => ({
      ...edge,
      controller: nodes[edge.controller]!,
      company: nodes[edge.company]!,
      basis: edge.basis.map((row) => rows[row]!),
    }))
    .sort((a, b) => a.controller - b.controller || a.company - b.company || a.fromDay - b.fromDay);
}

const counts = (dated: DatedHoldings, row: number): boolean =>
  dated.controlPpm[row]! > 0 &&
  dated.holder[row] !== dated.company[row] &&
  dated.fromDay[row]! < dated.toDay[row]!;

/**
 * One byte a node: a company that several holders, one of them held itself, or a loop could make jointly controlled
 * on some day. A superset, whatever the dates.
 */
function jointCandidates(dated: DatedHoldings): Uint8Array {
  const { nodeCount, holder, company } = dated;
  const isHeld = new Uint8Array(nodeCount);
  for (let row = 0; row < company.length; row += 1) if (counts(dated, row)) isHeld[company[row]!] = 1;
  const inLoop = loopMarks(dated, isHeld);
  const firstHolder = new Int32Array(nodeCount).fill(-1);
  const several = new Uint8Array(nodeCount);
  const byCompany = new Uint8Array(nodeCount);
  const candidates = new Uint8Array(nodeCount);
  for (let row = 0; row < company.length; row += 1) {
    if (!counts(dated, row)) continue;
    const [from, held] = [holder[row]!, company[row]!];
    if (firstHolder[held]! < 0) firstHolder[held] = from;
    else if (firstHolder[held] !== from) several[held] = 1;
    if (isHeld[from]) byCompany[held] = 1;
    if (inLoop[from]) candidates[held] = 1;
  }
  for (let node = 0; node < nodeCount; node += 1) if (several[node] && byCompany[node]) candidates[node] = 1;
  return candidates;
}

/** Marks held nodes that lie on a loop of holdings, or between two loops: what peeling from both ends leaves. */
function loopMarks(dated: DatedHoldings, isHeld: Uint8Array): Uint8Array {
  const inner = new Uint8Array(dated.holder.length);
  for (let row = 0; row < inner.length; row += 1) {
    if (counts(dated, row) && isHeld[dated.holder[row]!]) inner[row] = 1;
  }
  const rows = markedRows(inner);
  const left = isHeld.slice();
  peel(rows, dated.holder, dated.company, left);
  peel(rows, dated.company, dated.holder, left);
  return left;
}

/** Takes away, again and again, nodes that no row from a node still there arrives at. */
function peel(rows: Int32Array, from: Int32Array, to: Int32Array, left: Uint8Array): void {
  const nodeCount = left.length;
  const arriving = new Int32Array(nodeCount);
  for (const row of rows) if (left[from[row]!]) arriving[to[row]!]! += 1;
  const { offsets, rows: sorted } = groupRows(rows, from, nodeCount);
  const pending: number[] = [];
  for (let node = 0; node < nodeCount; node += 1) if (left[node] && arriving[node] === 0) pending.push(node);
  for (let node = pending.pop(); node !== undefined; node = pending.pop()) {
    left[node] = 0;
    for (let at = offsets[node]!; at < offsets[node + 1]!; at += 1) {
      const next = to[sorted[at]!]!;
      arriving[next]! -= 1;
      if (left[next] && arriving[next] === 0) pending.push(next);
    }
  }
}
