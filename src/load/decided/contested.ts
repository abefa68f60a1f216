import type { Graph } from "../../graph/graph.ts";
import type { Fen } from "../../model/money.ts";
import { percentTextFromPpm, WHOLE_PPM } from "../../model/shares.ts";
import type { KnownSubject } from "../check/references.ts";
import type { Cells, TableName } from "../source.ts";
import { tableShapes } from "../tables.ts";

/** What the graph holds of a statement that somebody objects to: its open version. */
export interface ContestedStatement {
  statementId: string;
  table: TableName;
  /** Name of the files in cypher/load and cypher/sweep. */
  target: string;
  sourceId: string;
  contentHash: string;
  /** What it says, as a row of the bundle would say it. */
  cells: Cells;
  /** Subjects it speaks of, in the order of the table's columns. */
  ends: readonly KnownSubject[];
}

interface ContestedRow {
  table: TableName;
  target: string;
  kind: string;
  fact: Stored;
  ends: KnownSubject[];
}

/** Properties of a version as the graph holds them; sentinels have become null. */
type Stored = Readonly<Record<string, string | number | boolean | Fen | null>> & {
  sourceId: string;
  contentHash: string;
};

/** The open version of a statement; undefined where nothing of that name is believed. */
export async function readContested(
  graph: Graph,
  statementId: string,
): Promise<ContestedStatement | undefined> {
  const bareId = statementId.slice(statementId.indexOf(":") + 1);
  const [row] = await graph.read<ContestedRow>("load/decided/contested", { statementId, bareId });
  if (!row) return undefined;
  const { table, target, fact, ends } = row;
  const { sourceId, contentHash } = fact;
  return { statementId, table, target, sourceId, contentHash, ends, cells: cellsOf(statementId, row) };
}

/** A stored version as the row of the bundle that would say the same. */
function cellsOf(statementId: string, { table, kind, fact, ends }: ContestedRow): Cells {
  const { key, columns, optionalColumns } = tableShapes[table];
  const cells: Record<string, string> = {};
  for (const column of [...columns, ...optionalColumns]) cells[column] = textOf(fact[column]);
  cells[key] = statementId.slice(fact.sourceId.length + 1);
  const named: Partial<Record<TableName, readonly string[]>> = {
    shareholdings: ["holderId", "companyId"],
    positions: ["personId", "organisationId"],
    links: ["fromId", "toId"],
  };
  const references = named[table] ?? (table === "subjects" ? [] : ["subjectId"]);
  references.forEach((column, index) => (cells[column] = ends[index]!.subjectId));
  if (table === "links") cells["kind"] = kind;
  if (table === "shareholdings") Object.assign(cells, shareCells(fact));
  // Ends of the act that the source does not know were filled in by us.
  if (fact["actKnown"] === false) Object.assign(cells, { actFrom: "", actTo: "" });
  return cells;
}

function shareCells(fact: Stored): Cells {
  const [exact, least, most, votes] = ["sharePpm", "sharePpmMin", "sharePpmMax", "votesPpm"].map(
    (name) => fact[name] as number | null | undefined,
  );
  const percent = (ppm: number | null | undefined) => (ppm == null ? "" : percentTextFromPpm(ppm));
  const isInterval = exact == null;
  return {
    sharePercent: percent(exact),
    sharePercentMin: isInterval && least !== 0 ? percent(least) : "",
    sharePercentMax: isInterval && most !== WHOLE_PPM ? percent(most) : "",
    votesPercent: percent(votes),
  };
}

function textOf(value: Stored[string] | undefined): string {
  return value === null || value === undefined ? "" : String(value);
}
