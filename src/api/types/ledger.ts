import { listDoubtsZh } from "../../model/list-doubts.ts";
import type { LedgerLine } from "../../model/score.ts";
import { readListings } from "../../read/credit-file.ts";
import type { SubjectView } from "../../read/subjects.ts";
import { scoreFactors } from "../../rules/score-factors.ts";
import { alertsAbout } from "../alert-book.ts";
import type { ApiContext, SubjectRef } from "../context.ts";
import { doubtsOf } from "./alert.ts";

/** A score whose lines say, when asked, what is unsure in the law behind the listings that they rest on. */
export async function scoreOf(ref: SubjectRef, context: ApiContext): Promise<SubjectView["score"]> {
  const score = await context.score(ref);
  if (score === null) return null;
  const ledger = score.ledger.map((line) => ({ ...line, doubtsZh: () => lineDoubtsZh(line, ref, context) }));
  return { ...score, ledger };
}

/** Doubts of the listings of a line, its own or those that its leads rest on, each once; lines of other things have none. */
async function lineDoubtsZh(line: LedgerLine, ref: SubjectRef, context: ApiContext): Promise<string[]> {
  const factor = scoreFactors.find(({ id }) => id === line.factor);
  if (factor?.part === "linkage") return leadDoubtsZh(line, ref, context);
  if (factor === undefined || factor.lists === "none") return [];
  const listings = await readListings(context.graph, [ref.id], ref.at);
  const regionCode = (await context.subject(ref))?.regionCode ?? null;
  const law = await context.law(ref.at);
  const doubts = listings
    .filter(({ statementId }) => line.evidence.includes(statementId))
    .flatMap(({ listCode }) => listDoubtsZh(listCode, { asOf: ref.at.asOf, regionCode, law }));
  return [...new Set(doubts)];
}

async function leadDoubtsZh({ evidence }: LedgerLine, ref: SubjectRef, context: ApiContext) {
  const alerts = await alertsAbout(context, ref.id, evidence, ref.at);
  const doubts = await Promise.all(alerts.map((alert) => doubtsOf({ alert, at: ref.at }, context)));
  return [...new Set(doubts.flat())];
}
