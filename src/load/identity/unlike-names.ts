import type { Graph } from "../../graph/graph.ts";
import type { SubjectFact } from "../../model/facts.ts";
import { knownCode } from "../../model/uscc.ts";
import type { Telling } from "../../names/one-organisation.ts";
import { mayBeOneOrganisation } from "../../names/one-organisation.ts";

/** A row of an organisation that turned out to be one the graph knows. */
export interface JoinedRow {
  subjectId: string;
  statementId: string;
  fact: SubjectFact;
}

/**
 * Of organisations that a delivery names for the first time and the graph knows, the rows whose code somebody else states
 * for an organisation of an unlike name (一码多名). One question for all of them.
 */
export async function unlikeNamed<Row extends JoinedRow>(
  graph: Graph,
  joined: readonly Row[],
): Promise<Row[]> {
  const coded = joined.filter(({ fact }) => fact.kind !== "person" && knownCode(fact) !== null);
  if (coded.length === 0) return [];
  const rows = coded.map(({ subjectId, statementId, fact }) => {
    return { subjectId, statementId, code: knownCode(fact) };
  });
  const asked = await graph.read<{ statementId: string; tellings: Telling[] }>("load/names-under-code", {
    rows,
  });
  const tellings = new Map(asked.map((row) => [row.statementId, row.tellings]));
  return coded.filter(({ statementId, fact: { name, formerNames = null } }) =>
    tellings.get(statementId)?.some((other) => !mayBeOneOrganisation({ names: [name], formerNames }, other)),
  );
}
