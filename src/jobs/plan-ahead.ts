import { alertsAround } from "../alerts/known.ts";
import type { Graph } from "../graph/graph.ts";
import { INSTANT_MAX } from "../model/dates.ts";
import { regionsEndingUse } from "../model/in-use.ts";
import { severeListCodes } from "../model/list-catalogue.ts";
import { proofsOf } from "../read/proof.ts";
import { rules } from "../rules/catalogue.ts";
import { scoreFactors } from "../rules/score-factors.ts";
import { factorRows } from "../scores/factor-rows.ts";
import { keptScores } from "../scores/keep-scores.ts";
import { derivedKinds } from "./derived-statements.ts";
import { findingsOf, paramsAt } from "./detect.ts";
import type { RunMoment } from "./job.ts";
import { kindsTouched } from "./kinds.ts";
import { affectedBy } from "./run-rule.ts";
import { scopeAmong } from "./run-ripple.ts";

/** A subject that nobody is; a list of one, since a plan made for an empty list serves no other. */
const NOBODY = "-";
/** Neither a node nor a relationship has this number. */
const NOTHING = -1;

type Moment = Pick<RunMoment, "asOf" | "knownAt">;

/**
 * Ask every question of a ripple about nobody, so that the server has its plans before the first change comes: a
 * plan takes longer than the answer. One question at a time; `signal` ends it between two. Writes nothing; returns how
 * many were asked.
 */
export async function planAhead(graph: Graph, moment: Moment, signal?: AbortSignal): Promise<number> {
  let asked = 0;
  for (const ask of questionsAbout(graph, moment)) {
    if (signal?.aborted) break;
    await ask();
    asked += 1;
  }
  return asked;
}

function* questionsAbout(graph: Graph, moment: Moment): Generator<() => Promise<unknown>> {
  const { knownAt } = moment;
  const columns = (query: string, params: Record<string, unknown>) => async () => {
    for await (const _ of graph.columns(query, params));
  };
  yield columns("derive/near/in-use", { ids: [NOBODY], regions: regionsEndingUse(), knownAt });
  yield columns("derive/near/numbers", { ids: [NOBODY] });
  yield columns("derive/near/starts", { ids: [NOBODY], since: INSTANT_MAX });
  yield columns("derive/near/retied", { ids: [NOBODY], since: INSTANT_MAX });
  yield columns("derive/near/ties", { nodes: [NOTHING], knownAt });
  yield columns("derive/near/below", { holders: [NOTHING], knownAt });
  yield columns("derive/near/holdings", { companies: [NOTHING], knownAt });
  yield columns("derive/near/listings", { nodes: [NOTHING], knownAt });
  yield columns("derive/subject-ids", { nodes: [NOTHING] });
  yield columns("derive/statement-ids", { stakes: [NOTHING] });
  for (const kind of derivedKinds) {
    yield () => graph.read(`derive/near/${kind}-open`, { companyIds: [NOBODY] });
  }
  yield () => kindsTouched(graph, [NOBODY], INSTANT_MAX);
  yield () => alertsAround(graph, [NOBODY]);
  yield () => scopeAmong(graph, [NOBODY], moment);
  for (const factor of scoreFactors) {
    yield () => factorRows(graph, factor, moment, { subjectIds: [NOBODY] });
  }
  yield () => keptScores(graph, [NOBODY]);
  const question = { key: NOBODY, targetId: NOBODY, seedIds: [NOBODY], discriminator: NOBODY };
  for (const rule of rules) {
    yield () => affectedBy(graph, rule, moment, [NOBODY]);
    yield () => findingsOf(graph, rule, moment, [NOTHING]);
    const params = { ...paramsAt(rule, moment), listCodes: severeListCodes(moment.asOf) };
    yield () => proofsOf(graph, rule.id, [question], params);
  }
}
