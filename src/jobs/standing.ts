import { createHash } from "node:crypto";
import type { CompleteRun, KnownAlert } from "../alerts/known.ts";
import { queryFile } from "../graph/query-file.ts";
import type { IsoDate } from "../model/dates.ts";
import { proofQueries } from "../read/proof.ts";
import type { Rule } from "../rules/rule.ts";
import { executedParams } from "./detect.ts";

/** What a fact's own beginning and end are compared with: `touched` finds every one that such a comparison crosses. */
const [BEGINS, ENDS] = ["validFrom|listedOn", "validTo|removedOn|inUseUntil|sharedUntil"];
const FACT_DATES = new RegExp(
  String.raw`\.(?:${BEGINS}|${ENDS})\s*<=\s*\$asOf\b(?:\s*<\s*\w+\.(?:${ENDS})\b)?(?!\s*[-+.<>=*])`,
  "g",
);
const CLOCKS = /\b(?:date|datetime|localdatetime|timestamp)(?:\.\w+)?\(\s*\)/;

/** Query files that decide what a rule finds. */
function askedBy(rule: Rule): string[] {
  return [`detect/${rule.id}`, `detect/universe/${rule.scope.universe}`];
}

/**
 * Whether a query can answer otherwise at another date although no fact began or ended between: it does anything with
 * $asOf but ask whether a fact is in force, or has begun or ended. Read off its text, so that a new window counts.
 */
export function movesWithClock(text: string): boolean {
  const uses = text.match(/\$asOf\b/g) ?? [];
  return CLOCKS.test(text) || uses.length > (text.match(FACT_DATES) ?? []).length;
}

/** Hash of all that a rule asks but the facts: its version, parameters as executed, and the text of its queries. */
export function questionOf(rule: Rule, asOf: IsoDate): string {
  const texts = [...askedBy(rule), ...proofQueries(rule.id)].map((name) => queryFile(name).text);
  const asked = JSON.stringify([rule.id, rule.version, executedParams(rule, asOf), texts]);
  return createHash("sha256").update(asked).digest("hex");
}

/**
 * Whether the answer of the last complete run needs not be asked for again, provided that nothing was touched since:
 * the same question, at the same date or by queries that only facts can move.
 */
export function asksTheSame(rule: Rule, last: CompleteRun, asOf: IsoDate): boolean {
  if (last.question !== questionOf(rule, asOf)) return false;
  return last.asOf === asOf || !askedBy(rule).some((name) => movesWithClock(queryFile(name).text));
}

/** The alerts of that answer as kept ones; undefined where the book does not hold exactly one for each finding. */
export function standingAlerts(
  last: CompleteRun,
  known: ReadonlyMap<string, KnownAlert>,
): ReadonlySet<string> | undefined {
  const open = [...known.values()].filter((alert) => alert.status !== "RESOLVED");
  const same = open.length === last.rowsOut && open.every((alert) => alert.sameRule);
  return same ? new Set(open.map((alert) => alert.id)) : undefined;
}
