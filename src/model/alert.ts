import type { IsoDate, IsoInstant } from "./dates.ts";
import type { Finding, Hop, Verdict } from "./finding.ts";

export const severities = { WATCH: "关注", WARN: "预警", ACT: "处置" } as const;
export type Severity = keyof typeof severities;

export const useClasses = { LEAD: "线索提示", FOCUS: "重点关注", STATUTORY: "法定连带" } as const;
export type UseClass = keyof typeof useClasses;

export const alertStatuses = {
  OPEN: "待研判",
  ASSESSING: "研判中",
  CONFIRMED: "已确认",
  DISMISSED: "已排除",
  SNOOZED: "暂缓",
  HELD: "异议中",
  RESOLVED: "已消除",
} as const;
export type AlertStatus = keyof typeof alertStatuses;

export type AssessAction =
  "ASSIGN" | "START" | "CONFIRM" | "DISMISS" | "SNOOZE" | "ESCALATE" | "REOPEN" | "NOTE";

/** Identity of an alert: rule + target + seed (or the discriminator in the seed's place). */
export function alertKey(
  ruleId: string,
  finding: Pick<Finding, "targetId" | "seedId" | "discriminator">,
): string {
  return [ruleId, finding.targetId, finding.seedId ?? finding.discriminator ?? ""].join("|");
}

/** An alert (线索) as it is stored. */
export interface Alert {
  id: string;
  key: string;
  ruleId: string;
  ruleVersion: string;
  targetId: string;
  seedId: string | null;
  seedIds: string[];
  discriminator: string | null;
  severity: Severity;
  status: AlertStatus;
  verdict: Verdict;
  hops: number;
  measure: number | null;
  openedAt: IsoInstant;
  /** World date of the run that opened this episode. */
  openedOn: IsoDate;
  resolvedAt: IsoInstant | null;
  episode: number;
  assignee: string | null;
  snoozedUntil: IsoDate | null;
  /** State to which a held alert returns when its objections are decided; null while nothing holds it. */
  heldFrom: AlertStatus | null;
  certificateHash: string;
  /** Hash of the evidence alone, without the date asked: unchanged = nothing to tell. */
  evidenceHash: string;
  proof: Hop[];
  params: Record<string, unknown>;
  asOf: IsoDate;
  knownAt: IsoInstant;
}

/** One line of an alert's history: who, when, what, why. */
export interface AlertEvent {
  alertId: string;
  ordinal: number;
  at: IsoInstant;
  actor: string;
  action: string;
  fromStatus: AlertStatus | null;
  toStatus: AlertStatus;
  reason: string;
}
