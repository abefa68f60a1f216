import type { IsoDate } from "./dates.ts";
import { removalReasons } from "./kinds.ts";

/** Steps of the procedure that may end in a listing (认定程序), in the order of its life. */
export const listingStages = {
  proposed: "拟列入",
  notified: "告知",
  heard: "听取陈述申辩",
  decided: "决定",
  annulled: "撤销",
} as const;
export type ListingStage = keyof typeof listingStages;

export const decisionOutcomes = { list: "列入", doNotList: "不予列入" } as const;
export type DecisionOutcome = keyof typeof decisionOutcomes;

/** Where a procedure stands; the first four are under way, with nobody listed yet. */
export const procedureStates = {
  proposed: "拟列入",
  notified: "已告知",
  heard: "已听取陈述申辩",
  decided: "已决定",
  declined: "决定不予列入",
  listed: "已列入",
  removedExpired: "到期移出",
  removedRepaired: "修复移出",
  removedCorrected: "更正移出",
  removed: "已移出",
  annulled: "撤销",
} as const;
export type ProcedureState = keyof typeof procedureStates;

/** A step as its authority states it. */
export interface ProcedureStep {
  stage: ListingStage;
  stageOn: IsoDate;
  documentNo: string | null;
  /** Of a decision; null = not stated, or no decision. */
  outcome: DecisionOutcome | null;
}

/** The listing that a procedure led to. */
export interface ProcedureListing {
  listedOn: IsoDate;
  documentNo: string | null;
  removedOn: IsoDate | null;
  removalReason: string | null;
}

/** What does not fit in a procedure, told as it was stated and never mended. */
export interface ProcedureFault {
  kind: FaultKind;
  textZh: string;
}
export type FaultKind =
  | "outOfOrder"
  | "noticeMissing"
  | "decisionMissing"
  | "listedBeforeDecision"
  | "listedAgainstDecision"
  | "documentDiffers"
  | "annulledYetListed";

export interface ProcedureStanding {
  state: ProcedureState;
  stateZh: string;
  /** The step that the law asks for next; null = none, or it is not known. */
  nextZh: string | null;
  faults: ProcedureFault[];
}

const stageOrder = Object.keys(listingStages) as ListingStage[];
const rankOf = (stage: ListingStage): number => stageOrder.indexOf(stage);

/** 陈述申辩 may be waived, so a decision may follow the notice without a hearing. */
const nextByState: Partial<Record<ProcedureState, string>> = {
  proposed: "告知",
  notified: "听取陈述申辩，放弃的作出决定",
  heard: "作出决定",
  decided: "列入名单并公示",
};

/**
 * Where a procedure stands at the end of a day, what comes next, and what does not fit in it; null before its first
 * step. Pure. A later stage stands before an earlier one whatever their dates, because a hearing after the decision
 * does not undo it; of several decisions the latest holds. What begins after the day is not looked at.
 */
export function procedureOn(
  steps: readonly ProcedureStep[],
  listing: ProcedureListing | null,
  asOf: IsoDate,
): ProcedureStanding | null {
  const taken = steps.filter((step) => step.stageOn <= asOf);
  const begun = listing !== null && listing.listedOn <= asOf ? listing : null;
  if (taken.length === 0 && begun === null) return null;
  const state = stateOf(taken, begun, asOf);
  const isDecisionOpen = state === "decided" && lastDecision(taken)?.outcome === null;
  return {
    state,
    stateZh: procedureStates[state],
    nextZh: isDecisionOpen ? null : (nextByState[state] ?? null),
    faults: taken.length === 0 ? [] : faultsOf(taken, begun, asOf),
  };
}

const isRemoved = ({ removedOn }: ProcedureListing, asOf: IsoDate): boolean =>
  removedOn !== null && removedOn <= asOf;

function stateOf(
  taken: readonly ProcedureStep[],
  listing: ProcedureListing | null,
  asOf: IsoDate,
): ProcedureState {
  if (taken.some((step) => step.stage === "annulled")) return "annulled";
  if (listing !== null) return isRemoved(listing, asOf) ? removalOf(listing.removalReason) : "listed";
  const furthest = taken.toSorted((a, b) => rankOf(b.stage) - rankOf(a.stage))[0]!.stage;
  return furthest === "decided" && lastDecision(taken)!.outcome === "doNotList" ? "declined" : furthest;
}

const stateByRemoval: Readonly<Record<keyof typeof removalReasons, ProcedureState>> = {
  expired: "removedExpired",
  repaired: "removedRepaired",
  corrected: "removedCorrected",
  annulled: "annulled",
};

function removalOf(reason: string | null): ProcedureState {
  return reason !== null && Object.hasOwn(stateByRemoval, reason)
    ? stateByRemoval[reason as keyof typeof removalReasons]
    : "removed";
}

/** The decision of the latest day; of one day, the one stated last. */
function lastDecision(taken: readonly ProcedureStep[]): ProcedureStep | undefined {
  return taken
    .filter((step) => step.stage === "decided")
    .toSorted((a, b) => (a.stageOn < b.stageOn ? -1 : a.stageOn > b.stageOn ? 1 : 0))
    .at(-1);
}

function faultsOf(
  taken: readonly ProcedureStep[],
  listing: ProcedureListing | null,
  asOf: IsoDate,
): ProcedureFault[] {
  const faults = [...disorderOf(taken), ...withoutNotice(taken)];
  if (listing === null) return faults;
  const decision = lastDecision(taken);
  const add = (kind: FaultKind, textZh: string) => faults.push({ kind, textZh });
  if (!decision) add("decisionMissing", `${listing.listedOn} 列入，程序中没有决定`);
  else if (listing.listedOn < decision.stageOn)
    add("listedBeforeDecision", `${listing.listedOn} 列入，早于 ${decision.stageOn} 的决定`);
  if (decision?.outcome === "doNotList")
    add("listedAgainstDecision", `${decision.stageOn} 决定不予列入，名单上仍有记录`);
  if (decision && listing.documentNo !== null && decision.documentNo !== listing.documentNo)
    add(
      "documentDiffers",
      `决定文号 ${decision.documentNo ?? "未载"} 与名单所载 ${listing.documentNo} 不一致`,
    );
  if (taken.some((step) => step.stage === "annulled") && !isRemoved(listing, asOf))
    add("annulledYetListed", "决定已撤销，名单记录尚未移出");
  return faults;
}

/** Each pair of stages of which the earlier in the life is dated later; one sentence a pair. */
function disorderOf(taken: readonly ProcedureStep[]): ProcedureFault[] {
  const sentences = taken.flatMap((before) =>
    taken
      .filter((after) => rankOf(before.stage) < rankOf(after.stage) && after.stageOn < before.stageOn)
      .map((after) => {
        const [first, second] = [listingStages[before.stage], listingStages[after.stage]];
        return `${first}（${before.stageOn}）晚于${second}（${after.stageOn}）`;
      }),
  );
  return [...new Set(sentences)].sort().map((textZh) => ({ kind: "outOfOrder", textZh }));
}

/** A hearing or a decision without any notice: the subject was never told that it could speak. */
function withoutNotice(taken: readonly ProcedureStep[]): ProcedureFault[] {
  const has = (stage: ListingStage) => taken.some((step) => step.stage === stage);
  if (has("notified") || !(has("heard") || has("decided"))) return [];
  const what = has("decided") ? "决定" : "听取陈述申辩";
  return [{ kind: "noticeMissing", textZh: `没有告知即${what}` }];
}
