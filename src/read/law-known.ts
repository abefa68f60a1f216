import type { Graph } from "../graph/graph.ts";
import type { IsoInstant } from "../model/dates.ts";
import type { AddedLaw } from "../model/law.ts";
import { NOTHING_ADDED } from "../model/law.ts";
import type { PeriodRule } from "../model/period-rule.ts";
import { periodRules, periodRulesWith } from "../model/period-rules.ts";

/** What operators had entered beside the built-in law at a moment; undefined = it was not kept then. */
export async function readLawKnown(graph: Graph, knownAt: IsoInstant): Promise<AddedLaw | undefined> {
  const [row] = await graph.read<{ addedJson: string }>("read/law-known", { knownAt });
  // A run of an earlier release knew fewer tables.
  return row && { ...NOTHING_ADDED, ...(JSON.parse(row.addedJson) as Partial<AddedLaw>) };
}

/** The rules on periods as they stood at a moment: those of this release with what was entered then. */
export async function periodRulesKnown(graph: Graph, knownAt: IsoInstant): Promise<readonly PeriodRule[]> {
  const law = await readLawKnown(graph, knownAt);
  return law ? periodRulesWith(law.periodRules) : periodRules();
}
