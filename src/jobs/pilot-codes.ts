import type { Graph } from "../graph/graph.ts";
import { pilotCodes } from "../model/uscc.ts";

/**
 * What was stored by another table of pilot codes gets the status that the table in force gives it: law.json confirms a
 * code, or names it no more. It joins nobody: a code joins sources when the next of them states it.
 */
export async function renewPilotCodes(graph: Graph): Promise<void> {
  const codes = [...pilotCodes()];
  const rows = await graph.read<{ id: string; usccStatus: string }>("jobs/pilot-codes-moved", { codes });
  if (rows.length > 0) await graph.write("jobs/pilot-codes-write", { rows });
}
