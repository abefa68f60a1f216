import type { Graph } from "../graph/graph.ts";
import type { IsoDate } from "../model/dates.ts";
import type { EdgeKind } from "../model/edges.ts";
import { edges as edgeCatalogue } from "../model/edges.ts";
import { roles } from "../model/kinds.ts";
import type { Fen } from "../model/money.ts";
import { percentFromPpm } from "../model/shares.ts";
import { readKeptPersons } from "./kept-persons.ts";
import type { Moment } from "./moment.ts";
import type { SubjectView } from "./subjects.ts";
import { readSubjects } from "./subjects.ts";

/** An edge as read queries return it. */
export interface EdgeRow {
  statementId: string;
  kind: string;
  fromId: string;
  toId: string;
  sharePpm: number | null;
  role: string | null;
  amountFen: Fen | null;
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
  basisIds: string[];
}

/** An edge as it is drawn. */
export interface EdgeView {
  id: string;
  kind: string;
  kindZh: string;
  from: string;
  to: string;
  derived: boolean;
  sharePercent: number | null;
  role: string | null;
  amountFen: string | null;
  validFrom: IsoDate | null;
  validTo: IsoDate | null;
  statementIds: string[];
}

/** Part of the graph that says how much of the whole it is. */
export interface Slice {
  nodes: SubjectView[];
  edges: EdgeView[];
  returned: number;
  total: number;
  truncated: boolean;
  why: string | null;
}

/** Edge row → drawn edge; derived ones name the statements they rest on. */
export function edgeView(row: EdgeRow): EdgeView {
  const entry = edgeCatalogue[row.kind as EdgeKind] as { zh: string; derived: boolean } | undefined;
  return {
    id: row.statementId,
    kind: row.kind,
    kindZh: row.role ? (roles[row.role as keyof typeof roles] ?? row.role) : (entry?.zh ?? row.kind),
    from: row.fromId,
    to: row.toId,
    derived: entry?.derived ?? false,
    sharePercent: row.sharePpm === null ? null : percentFromPpm(row.sharePpm),
    role: row.role,
    amountFen: row.amountFen === null ? null : String(row.amountFen),
    validFrom: row.validFrom,
    validTo: row.validTo,
    statementIds: row.basisIds,
  };
}

/** Nodes and edges → slice: nodes beyond `first` are cut with their edges, and that is said; who was merged is drawn as who is kept. */
export async function sliceOf(
  graph: Graph,
  ids: readonly string[],
  rows: readonly EdgeRow[],
  at: Moment,
  limits: { first: number; totalNodes?: number; why?: string | null },
): Promise<Slice> {
  const merged = await readKeptPersons(graph, ids, at);
  const keptOf = (id: string): string => merged.get(id) ?? id;
  const all = [...new Set(ids.map(keptOf))];
  const kept = new Set(all.slice(0, limits.first));
  const total = Math.max(all.length, limits.totalNodes ?? 0);
  const nodes = (await readSubjects(graph, [...kept], at)).filter((node) => node !== null);
  const byId = new Map(
    rows.map((row) => [row.statementId, { ...row, fromId: keptOf(row.fromId), toId: keptOf(row.toId) }]),
  );
  const edges = [...byId.values()].filter((row) => kept.has(row.fromId) && kept.has(row.toId)).map(edgeView);
  const truncated = total > nodes.length || Boolean(limits.why);
  const why = limits.why ?? (truncated ? `已显示 ${nodes.length} 个主体，共 ${total} 个` : null);
  return { nodes, edges, returned: nodes.length, total, truncated, why };
}
