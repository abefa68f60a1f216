import type { Graph } from "../../graph/graph.ts";
import type { Fen } from "../../model/money.ts";
import { percentTextFromPpm, WHOLE_PPM } from "../../model/shares.ts";
import type { KnownSubject } from "../check/references.ts";
import type { IdNumberOutcome } from "../identity/keyed-row.ts";
import type { Cells, TableName } from "../source.ts";
import { tableShapes } from "../tables.ts";

/** What the graph holds of a statement that somebody objects to: its open version, or one that a decision closed. */
export interface ContestedStatement {
  statementId: string;
  table: TableName;
  /** Name of the files in cypher/load and cypher/sweep. */
  target: string;
  sourceId: string;
  contentHash: string;
  /** Load that closed it; null = it is open. */
  closedBy: string | null;
  /** What it says, as a row of the bundle would say it. */
  cells: Cells;
  /** Ids under which it was told of its subjects, where they have others. */
  toldAs: readonly string[];
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

/**
 * The open version of a statement, or the one that a load closed; undefined where there is none. `endsOf` names the
 * subjects it is to speak of, where they are not those at its ends.
 */
export async function readContested(
  graph: Graph,
  statementId: string,
  closedBy: string | null = null,
  endsOf: (version: ContestedStatement) => Promise<readonly KnownSubject[]> = async ({ ends }) => ends,
): Promise<ContestedStatement | undefined> {
  const bareId = statementId.slice(statementId.indexOf(":") + 1);
  const [row] = await graph.read<ContestedRow>("load/decided/contested", { statementId, bareId, closedBy });
  if (!row) return undefined;
  const { table, target, fact, ends } = row;
  const { sourceId, contentHash } = fact;
  const toldAs = textOf(fact["toldAs"]).split("\n").filter(Boolean);
  const version = { statementId, table, target, sourceId, contentHash, closedBy, toldAs, ends, cells: {} };
  const endsNow = await endsOf(version);
  return { ...version, ends: endsNow, cells: cellsOf(statementId, { ...row, ends: [...endsNow] }) };
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
  // No column of the bundle: the key that was made of an ID number stays with what is said of the person.
  if (table === "subjects" && fact["personKey"]) {
    Object.assign(cells, {
      idNumber: "keyed" satisfies IdNumberOutcome,
      personKey: textOf(fact["personKey"]),
    });
  }
  if (fact["actKnown"] === false) Object.assign(cells, statedActOf(cells));
  return cells;
}

/** The end of the act that its source states; the other was filled in by us (write/rows.ts), or both were. */
function statedActOf(cells: Cells): Cells {
  const { actFrom = "", actTo = "", listedOn, decidedOn } = cells;
  const on = (listedOn ?? decidedOn)!;
  const isOneDay = actFrom === actTo;
  return {
    actFrom: actFrom === on || (isOneDay && actTo < on) ? "" : actFrom,
    actTo: actTo === on || (isOneDay && actTo > on) ? "" : actTo,
  };
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
