import { randomBytes } from "node:crypto";
import type { Graph } from "../../graph/graph.ts";
import { CaseRefused } from "../../model/case-refused.ts";
import { chinaDate } from "../../model/dates.ts";
import type { IsoInstant } from "../../model/dates.ts";
import { ownSources } from "../../model/own-sources.ts";
import { knownCode } from "../../model/uscc.ts";
import { refreshSubjects, rollBackRun } from "../account/recover.ts";
import { beginRun, finishRun, newLoadId } from "../account/run.ts";
import { Tally } from "../load-report.ts";

/** Who judges, and why. */
export interface Judge {
  by: string;
  reason: string;
}

/** A judgement as it was recorded. */
export interface IdentityJudgement {
  judgementId: string;
  /** The load that moved the statements. */
  loadId: string;
  recordedAt: IsoInstant;
  /** Statements that moved. */
  moved: number;
  /** Subjects whose links changed, for those who bring alerts up to date. */
  touchedIds: readonly string[];
}

interface Judgeable {
  id: string;
  isPerson: boolean;
  personKey: string | null;
  uscc: string | null;
  mergedInto: string | null;
  linkedBy: string | null;
  differentId: string | null;
}

/**
 * Judge two persons, or two organisations, to be one (同一主体认定): all that is told of `absorbId` is told of `keepId`
 * from now on; what was believed before stays as it was. Throws CaseRefused, and LoadBusy while a delivery is loaded.
 */
export async function mergeSubjects(
  graph: Graph,
  { keepId, absorbId }: { keepId: string; absorbId: string },
  judge: Judge,
  clock: () => Date,
): Promise<IdentityJudgement> {
  await expectMergeable(graph, keepId, absorbId);
  const judgementId = newJudgementId();
  const move = { fromId: absorbId, toId: keepId, isMerge: true, statementIds: [] };
  return moved(graph, judgementId, move, judge, clock);
}

/**
 * Take a merge back (撤销合并): what it moved, and what was told since under an id of the one who was merged, is that
 * one's again. Throws CaseRefused, and LoadBusy while a delivery is loaded.
 */
export async function undoMerge(
  graph: Graph,
  judgementId: string,
  judge: Judge,
  clock: () => Date,
): Promise<IdentityJudgement> {
  const [merge] = await graph.read<{
    fromId: string;
    toId: string;
    toMergedInto: string | null;
    statementIds: string[];
  }>("load/identity/moved", { judgementId });
  if (!merge) throw new CaseRefused("NOT_FOUND", `no merge ${judgementId} stands`);
  const { fromId, toId, toMergedInto, statementIds } = merge;
  if (toMergedInto !== null) {
    throw new CaseRefused(
      "CONFLICT",
      `${toId} was itself merged into ${toMergedInto} since; undo that merge first`,
    );
  }
  return moved(
    graph,
    judgementId,
    { fromId: toId, toId: fromId, isMerge: false, statementIds },
    judge,
    clock,
  );
}

/** Judge two subjects of one name to be two (非同一主体认定), or withdraw that: they are no candidates for each other then. */
export async function judgeDifferent(
  graph: Graph,
  [oneId, otherId]: readonly [string, string],
  isStanding: boolean,
  { by, reason }: Judge,
  clock: () => Date,
): Promise<string> {
  const [one] = expectOneSort(await judgeable(graph, oneId, otherId), oneId, otherId);
  if (!isStanding && one.differentId === null)
    throw new CaseRefused("CONFLICT", "they are not judged to be two");
  const params = {
    oneId,
    otherId,
    by,
    reason,
    isStanding,
    judgementId: newJudgementId(),
    now: clock().toISOString(),
  };
  const [answer] = await graph.write<{ judgementId: string }>("load/identity/judge-different", params);
  return answer!.judgementId;
}

const newJudgementId = () => randomBytes(8).toString("hex");

function judgeable(graph: Graph, oneId: string, otherId: string): Promise<Judgeable[]> {
  return graph.read<Judgeable>("load/identity/judgeable", { oneId, otherId });
}

function expectOneSort(found: readonly Judgeable[], oneId: string, otherId: string): [Judgeable, Judgeable] {
  if (oneId === otherId) throw new CaseRefused("BAD_USER_INPUT", "the two are one subject already");
  const [one, other] = [oneId, otherId].map((id) => {
    const subject = found.find((each) => each.id === id);
    if (!subject) throw new CaseRefused("NOT_FOUND", `no subject ${id} is known`);
    return subject;
  }) as [Judgeable, Judgeable];
  if (one.isPerson !== other.isPerson) {
    const { id } = one.isPerson ? other : one;
    const expected = "expected two persons or two organisations";
    throw new CaseRefused("BAD_USER_INPUT", `${id} is an organisation and the other a person; ${expected}`);
  }
  return [one, other];
}

async function expectMergeable(graph: Graph, keepId: string, absorbId: string): Promise<void> {
  const pair = expectOneSort(await judgeable(graph, keepId, absorbId), keepId, absorbId);
  for (const { id, mergedInto, linkedBy, differentId } of pair) {
    if (mergedInto !== null) throw new CaseRefused("CONFLICT", `${id} was merged into ${mergedInto} already`);
    if (linkedBy !== null)
      throw new CaseRefused(
        "CONFLICT",
        `a source states a link between the two (${linkedBy}), so it knows two`,
      );
    if (differentId !== null)
      throw new CaseRefused("CONFLICT", `they are judged to be two (${differentId}); withdraw that first`);
  }
  const [kept, absorbed] = pair;
  if (areApart(kept.personKey, absorbed.personKey))
    throw new CaseRefused("CONFLICT", "the two have different ID numbers");
  if (!kept.isPerson && areApart(knownCode(kept), knownCode(absorbed)))
    throw new CaseRefused("CONFLICT", "the two have different unified social credit codes");
}

const areApart = (one: string | null, other: string | null) =>
  one !== null && other !== null && one !== other;

interface Move {
  fromId: string;
  toId: string;
  isMerge: boolean;
  statementIds: readonly string[];
}

/** Moves as a load of its own: seen as a whole or not at all, and rolled back by recovery when it is killed. */
async function moved(
  graph: Graph,
  judgementId: string,
  move: Move,
  { by, reason }: Judge,
  clock: () => Date,
): Promise<IdentityJudgement> {
  const loadId = newLoadId();
  const tally = new Tally();
  const manifest = {
    sourceId: ownSources.judgements,
    deliveryId: move.isMerge ? judgementId : `${judgementId}-undone-${loadId}`,
    mode: "delta",
    asOf: chinaDate(clock()),
  } as const;
  const recordedAt = await beginRun(graph, loadId, manifest, [], clock);
  let answer: { moved: number; endIds: string[] } | undefined;
  try {
    const params = { ...move, loadId, recordedAt, judgementId, by, reason };
    [answer] = await graph.write<{ moved: number; endIds: string[] }>("load/identity/move", params);
    if (!answer) throw new Error(`judgement ${judgementId}: the load was rolled back meanwhile`);
    const end = { from: "running", outcome: "complete", refreshed: false, error: "" } as const;
    await finishRun(graph, loadId, end, tally, clock);
  } catch (error) {
    const text = error instanceof Error ? error.message : String(error);
    await rollBackRun(graph, loadId, { outcome: "rolledBack", error: text }, tally, clock);
    throw error;
  }
  const { fromId, toId } = move;
  await refreshSubjects(graph, [fromId, toId]);
  await graph.write("load/run/refreshed", { id: loadId });
  const touchedIds = [...new Set([fromId, toId, ...answer.endIds])];
  return { judgementId, loadId, recordedAt, moved: answer.moved, touchedIds };
}
