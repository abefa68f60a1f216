import { describe, expect, test } from "vitest";
import { awaitedDue, workingDaysLeft } from "../../src/model/open-case.ts";

const objection = {
  ...({ awaits: "decideObjection", ofWhat: "objection", acceptedOn: null } as const),
  ...{ cameOn: "2026-06-22", regionCode: "330106", heldByProvider: false, isExtended: false },
};
const repair = { ...objection, awaits: "acceptRepair", ofWhat: "repair" } as const;

describe("by when a step is due", () => {
  test("an objection in Zhejiang on the fifth working day, the twentieth when extended; late from the day after", () => {
    expect(awaitedDue(objection, "2026-06-29")).toMatchObject({ due: "2026-06-29", overdue: false });
    expect(awaitedDue(objection, "2026-06-30")).toMatchObject({ due: "2026-06-29", overdue: true });
    expect(awaitedDue({ ...objection, isExtended: true }, "2026-06-30").due).toBe("2026-07-20");
  });

  test("an application first by its acceptance, then by its decision, counted from the acceptance", () => {
    expect(awaitedDue(repair, "2026-06-25")).toMatchObject({ due: "2026-06-25", overdue: false });
    expect(awaitedDue(repair, "2026-06-26").overdue).toBe(true);
    const accepted = { ...repair, awaits: "decideRepair", acceptedOn: "2026-06-26" } as const;
    expect(awaitedDue(accepted, "2026-06-30").due).toBe("2026-07-10");
  });

  test("a review whose days of law were not read has no due day, and that is said", () => {
    const review = awaitedDue({ ...objection, awaits: "decideReview" }, "2026-12-01");
    expect(review).toMatchObject({ due: null, overdue: false });
    expect(review.unknownWhy).toContain("尚未核实");
  });
});

describe("working days left", () => {
  test.each([
    ["2026-06-29", "2026-06-26", 1],
    ["2026-06-29", "2026-06-29", 0],
    ["2026-06-29", "2026-06-30", -1],
    // Friday is past on Saturday, but no working day is.
    ["2026-06-26", "2026-06-27", 0],
    [null, "2026-06-30", null],
    ["2026-06-29", "2031-06-30", null],
  ])("due %s, on %s: %s", (due, today, left) => {
    expect(workingDaysLeft(due, today)).toBe(left);
  });
});
