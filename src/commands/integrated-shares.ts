import type { IntegratedShares } from "../api/context.ts";
import type { Graph } from "../graph/graph.ts";
import { indexHoldings } from "../ownership/holdings.ts";
import { integratedTo } from "../ownership/integrated.ts";
import { resolveOverlaps } from "../ownership/overlaps.ts";

interface HoldingRow {
  holderId: string;
  companyId: string;
  sharePpm: number;
  controlPpm: number;
}

/** Exact shares in one company with cross-holdings solved (Y = (I-A)^-1 - I), on the holdings above it. */
export function integratedSharesOf(graph: Graph): IntegratedShares {
  return async (companyId, at) => {
    const rows = await graph.read<HoldingRow>("read/holdings-above", { id: companyId, ...at });
    const nodeById = new Map<string, number>([[companyId, 0]]);
    const nodeOf = (id: string): number => {
      if (!nodeById.has(id)) nodeById.set(id, nodeById.size);
      return nodeById.get(id)!;
    };
    const holdings = {
      holder: Int32Array.from(rows, (row) => nodeOf(row.holderId)),
      company: Int32Array.from(rows, (row) => nodeOf(row.companyId)),
      sharePpm: Int32Array.from(rows, (row) => row.sharePpm),
      controlPpm: Int32Array.from(rows, (row) => row.controlPpm),
      nodeCount: nodeById.size,
    };
    const { ratioByOwner } = integratedTo(indexHoldings(resolveOverlaps(holdings).holdings), 0);
    const idByNode = [...nodeById.keys()];
    return new Map([...ratioByOwner].map(([node, ratio]) => [idByNode[node]!, ratio]));
  };
}
