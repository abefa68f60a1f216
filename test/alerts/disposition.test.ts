import { describe, expect, test } from "vitest";
import { DispositionRefused, dispositionOf, statusAfterChange } from "../../src/alerts/disposition.ts";
import { alertStatuses } from "../../src/model/alert.ts";
import type { AlertStatus, AssessAction } from "../../src/model/alert.ts";

const statuses = Object.keys(alertStatuses) as AlertStatus[];
/** Contract 3, copied: action, then every state that allows it with the state it leads to. */
const allowed: Record<AssessAction, Partial<Record<AlertStatus, AlertStatus>>> = {
  START: { OPEN: "ASSESSING" },
  CONFIRM: { OPEN: "CONFIRMED", ASSESSING: "CONFIRMED" },
  DISMISS: { OPEN: "DISMISSED", ASSESSING: "DISMISSED" },
  SNOOZE: { OPEN: "SNOOZED", ASSESSING: "SNOOZED" },
  REOPEN: { CONFIRMED: "OPEN", DISMISSED: "OPEN", SNOOZED: "OPEN" },
  ESCALATE: kept(["OPEN", "ASSESSING", "CONFIRMED", "DISMISSED", "SNOOZED", "HELD"]),
  ASSIGN: kept(["OPEN", "ASSESSING", "CONFIRMED", "DISMISSED", "SNOOZED", "HELD"]),
  NOTE: kept(statuses),
};

function kept(states: AlertStatus[]): Partial<Record<AlertStatus, AlertStatus>> {
  return Object.fromEntries(states.map((state) => [state, state]));
}

const steps = (Object.keys(allowed) as AssessAction[]).flatMap((action) =>
  statuses.map((status) => [action, status, allowed[action][status]] as const),
);

describe("every action in every state", () => {
  test.each(steps.filter(([, , to]) => to))("%s of %s leads to %s", (action, status, to) => {
    expect(dispositionOf(status, action)).toBe(to);
  });

  test.each(steps.filter(([, , to]) => !to))(
    "%s of %s is refused, and says what would do",
    (action, status) => {
      expect(() => dispositionOf(status, action)).toThrow(DispositionRefused);
      const [first] = Object.keys(allowed[action]);
      expect(() => dispositionOf(status, action)).toThrow(`that is ${status}: expected one of ${first}`);
    },
  );
});

test("new evidence asks a human's no again, and leaves every other state", () => {
  const after = Object.fromEntries(statuses.map((status) => [status, statusAfterChange(status)]));
  expect(after).toEqual({
    OPEN: "OPEN",
    ASSESSING: "ASSESSING",
    CONFIRMED: "CONFIRMED",
    DISMISSED: "OPEN",
    SNOOZED: "OPEN",
    HELD: "HELD",
    RESOLVED: "RESOLVED",
  });
});
