import { rippleAfter } from "../intake/load-and-ripple.ts";
import type { IdentityJudgement } from "../load/identity/identity-judgements.ts";
import { judgeDifferent, mergeSubjects, undoMerge } from "../load/identity/identity-judgements.ts";
import type { CaseParts, CaseTaken } from "./cases.ts";
import { textOf, besideNoLoad } from "./cases.ts";

interface Told {
  reason: string;
  actor: string;
}

/** Two subjects that are one person or one organisation: what is told of `absorbId` is told of `keepId` from now on. */
export interface MergeOrder extends Told {
  keepId: string;
  absorbId: string;
}

export interface UndoOrder extends Told {
  judgementId: string;
}

/** Two subjects of one name that are two; `withdraw` takes such a judgement back. */
export interface DifferentOrder extends Told {
  ids: readonly string[];
  withdraw?: boolean | null;
}

/** Judge two subjects to be one (同一主体认定), and ask the rules again of all it touches. */
export async function judgeSameSubject(parts: CaseParts, order: MergeOrder): Promise<CaseTaken> {
  const judge = judgeOf(order);
  return rippled(parts, () => mergeSubjects(parts.graph, order, judge, parts.clock));
}

/** Take such a judgement back (撤销认定), and ask the rules again. */
export async function undoSameSubject(parts: CaseParts, order: UndoOrder): Promise<CaseTaken> {
  const judge = judgeOf(order);
  return rippled(parts, () => undoMerge(parts.graph, order.judgementId, judge, parts.clock));
}

/** Judge two subjects of one name to be two (非同一主体认定), or withdraw that. Moves no lead. */
export async function judgeTwoSubjects(parts: CaseParts, order: DifferentOrder): Promise<CaseTaken> {
  const [oneId = "", otherId = ""] = order.ids;
  const isStanding = order.withdraw !== true;
  const judge = judgeOf(order);
  const id = await judgeDifferent(parts.graph, [oneId, otherId], isStanding, judge, parts.clock);
  return { id, repeated: false, ripple: null };
}

const judgeOf = ({ actor, reason }: Told) => ({ by: actor, reason: textOf("reason", reason) });

async function rippled(parts: CaseParts, judge: () => Promise<IdentityJudgement>): Promise<CaseTaken> {
  const { judgementId: id, loadId, touchedIds } = await besideNoLoad(judge);
  return { id, repeated: false, ripple: await rippleAfter(parts, parts.owner, touchedIds, loadId) };
}
