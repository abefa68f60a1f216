import type { Graph } from "../../graph/graph.ts";
import type { KnownSubject } from "../check/references.ts";
import type { ContestedStatement } from "./contested.ts";
import { readContested } from "./contested.ts";
import type { Said } from "./withdrawn.ts";

/** What the decision of a case still does to a statement. */
export interface StandingDecision {
  /** Id of the withdrawal. */
  id: string;
  statementId: string;
  /** The small load that closed the version whose words it took back. */
  closedBy: string;
  /** What its source last said of the statement since. */
  lastSaid: Said;
  /** A later decision on the same statement: it goes first. */
  laterBy: string | null;
}

/** What is done to the facts so that a decision has never been: the load says `says`, closes `closes`. */
export interface Undoing {
  /** The decision to undo; undefined = nothing of it stands in the facts. */
  standing: StandingDecision | undefined;
  closes: ContestedStatement | undefined;
  says: ContestedStatement | undefined;
  /** What is believed once it is undone; undefined = nothing under that id. */
  believed: ContestedStatement | undefined;
}

/** What the decisions of one case still do; at most one does at a time. */
export async function standingOf(
  graph: Graph,
  decidedBy: readonly string[],
): Promise<StandingDecision | undefined> {
  const [standing] = await graph.read<StandingDecision>("load/decided/standing", { decidedBy });
  return standing;
}

/**
 * How to undo a decision by what its source said since: the words taken back are said again where the source stands by
 * them; where it said others, these stay; where it said nothing any more, nothing comes back.
 */
export async function undoingOf(
  graph: Graph,
  statementId: string,
  standing: StandingDecision | undefined,
): Promise<Undoing> {
  const open = await readContested(graph, statementId);
  const nothing = { standing, closes: undefined, says: undefined, believed: open };
  if (!standing || standing.lastSaid === "other") return nothing;
  if (standing.lastSaid === "nothing") return { ...nothing, closes: open, believed: undefined };
  const says = await withdrawnVersion(graph, standing);
  return says ? { standing, closes: open, says, believed: says } : nothing;
}

/** The version that a decision closed, of whom it speaks today. */
async function withdrawnVersion(
  graph: Graph,
  { statementId, closedBy }: StandingDecision,
): Promise<ContestedStatement | undefined> {
  let origins: string[] = [];
  const endsOf = async ({ ends, toldAs, sourceId }: ContestedStatement): Promise<KnownSubject[]> => {
    const asked = {
      statementId,
      subjectIds: ends.map((one) => one.subjectId),
      toldIds: [...toldAs],
      toldStatementIds: toldAs.map((id) => `${sourceId}:${id}`),
    };
    const rows = await graph.read<KnownSubject & { originId: string }>("load/decided/ends-now", asked);
    origins = rows.map(({ originId }) => originId);
    return rows.map(({ subjectId, isPerson }) => ({ subjectId, isPerson }));
  };
  const version = await readContested(graph, statementId, closedBy, endsOf);
  if (!version) return undefined;
  const ids = version.ends.map((one) => one.subjectId);
  // An undone merge needs to know of whom it was told.
  const toldAs = [...new Set([...version.toldAs, ...origins])].filter((id) => !ids.includes(id));
  return { ...version, toldAs };
}
