import type { AlertStatus, AssessAction } from "../model/alert.ts";

/** From which states an action may be taken, and where it leads; null keeps the state (contract 3). */
const transitions: Record<AssessAction, { from: readonly AlertStatus[]; to: AlertStatus | null }> = {
  START: { from: ["OPEN"], to: "ASSESSING" },
  CONFIRM: { from: ["OPEN", "ASSESSING"], to: "CONFIRMED" },
  DISMISS: { from: ["OPEN", "ASSESSING"], to: "DISMISSED" },
  SNOOZE: { from: ["OPEN", "ASSESSING"], to: "SNOOZED" },
  REOPEN: { from: ["CONFIRMED", "DISMISSED", "SNOOZED"], to: "OPEN" },
  ESCALATE: { from: ["OPEN", "ASSESSING", "CONFIRMED", "DISMISSED", "SNOOZED", "HELD"], to: null },
  ASSIGN: { from: ["OPEN", "ASSESSING", "CONFIRMED", "DISMISSED", "SNOOZED", "HELD"], to: null },
  NOTE: { from: ["OPEN", "ASSESSING", "CONFIRMED", "DISMISSED", "SNOOZED", "HELD", "RESOLVED"], to: null },
};

/** An action that the state of the alert does not allow. */
export class DispositionRefused extends Error {
  override name = "DispositionRefused";
}

/** The state an action leads to (处置). Throws DispositionRefused with the states that would allow it. */
export function dispositionOf(status: AlertStatus, action: AssessAction): AlertStatus {
  const { from, to } = transitions[action];
  if (!from.includes(status)) {
    throw new DispositionRefused(
      `${action} of an alert that is ${status}: expected one of ${from.join(", ")}`,
    );
  }
  return to ?? status;
}

/** What a run does to an alert it found again with other evidence: a human's "no" is asked again. */
export function statusAfterChange(status: AlertStatus): AlertStatus {
  return status === "DISMISSED" || status === "SNOOZED" ? "OPEN" : status;
}
