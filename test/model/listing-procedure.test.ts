import { describe, expect, test } from "vitest";
import type {
  DecisionOutcome,
  FaultKind,
  ListingStage,
  ProcedureListing,
  ProcedureState,
  ProcedureStep,
} from "../../src/model/listing-procedure.ts";
import { listingStages, procedureOn, procedureStates } from "../../src/model/listing-procedure.ts";

const day = (number: number) => `2026-03-0${number}`;
const step = (stage: ListingStage, on: number, outcome: DecisionOutcome | null = null): ProcedureStep => ({
  ...{ stage, stageOn: day(on), outcome },
  documentNo: stage === "decided" ? `D${on}` : null,
});
const listing = (listedOn: number, removedOn?: number, removalReason: string | null = null) => ({
  ...{ listedOn: day(listedOn), documentNo: "D2", removalReason },
  removedOn: removedOn === undefined ? null : day(removedOn),
});

const DAYS = [1, 2, 3];
const steps: ProcedureStep[] = DAYS.flatMap((on) => [
  step("proposed", on),
  step("notified", on),
  step("heard", on),
  step("decided", on, "list"),
  step("decided", on, "doNotList"),
  step("decided", on),
  step("annulled", on),
]);
const listings: (ProcedureListing | null)[] = [
  null,
  ...DAYS.map((on) => listing(on)),
  ...DAYS.flatMap((on) =>
    ["expired", "repaired", "corrected", "annulled", "moved", null].map((why) => listing(1, on, why)),
  ),
];

/** Every sequence of up to three steps, each with every listing and seen on every day. */
function* everyCase(): Generator<[ProcedureStep[], ProcedureListing | null, number]> {
  const none: (ProcedureStep | null)[] = [null, ...steps];
  for (const first of none)
    for (const second of none)
      for (const third of steps)
        for (const one of listings)
          for (const on of DAYS) yield [[first, second, third].filter((taken) => taken !== null), one, on];
}

/**
 * The same question by walking through the days: what has happened is crossed off a list of names, day by day. Shares
 * no code with the model: it keeps a tally where the model sorts.
 */
function walked(taken: readonly ProcedureStep[], at: ProcedureListing | null, asOf: number) {
  const seen = { proposed: 0, notified: 0, heard: 0, decided: 0, annulled: 0 };
  const faults = new Set<FaultKind>();
  let decision: ProcedureStep | null = null;
  let onList: "never" | "now" | "gone" = "never";
  let began = false;
  for (let on = 1; on <= asOf; on += 1) {
    const today = taken.filter(({ stageOn }) => stageOn === day(on));
    for (const { stage } of today) {
      const laterStages = {
        proposed: seen.notified + seen.heard + seen.decided + seen.annulled,
        notified: seen.heard + seen.decided + seen.annulled,
        heard: seen.decided + seen.annulled,
        decided: seen.annulled,
        annulled: 0,
      }[stage];
      if (laterStages > 0) faults.add("outOfOrder");
    }
    for (const one of today) {
      seen[one.stage] += 1;
      began = true;
      if (one.stage === "decided") decision = one;
    }
    if (at?.listedOn === day(on)) onList = "now";
    if (at?.removedOn === day(on) && onList !== "never") onList = "gone";
  }
  if (began && seen.heard + seen.decided > 0 && seen.notified === 0) faults.add("noticeMissing");
  if (began && at && onList !== "never") {
    if (!decision) faults.add("decisionMissing");
    if (decision && at.listedOn.localeCompare(decision.stageOn) < 0) faults.add("listedBeforeDecision");
    if (decision?.outcome === "doNotList") faults.add("listedAgainstDecision");
    if (decision && decision.documentNo !== "D2") faults.add("documentDiffers");
    if (seen.annulled > 0 && onList === "now") faults.add("annulledYetListed");
  }
  const state = (): ProcedureState | null => {
    if (seen.annulled > 0) return "annulled";
    if (onList === "now") return "listed";
    if (onList === "gone") {
      switch (at!.removalReason) {
        case "expired":
          return "removedExpired";
        case "repaired":
          return "removedRepaired";
        case "corrected":
          return "removedCorrected";
        case "annulled":
          return "annulled";
        default:
          return "removed";
      }
    }
    if (decision) return decision.outcome === "doNotList" ? "declined" : "decided";
    return seen.heard > 0 ? "heard" : seen.notified > 0 ? "notified" : seen.proposed > 0 ? "proposed" : null;
  };
  return { state: state(), faults: [...faults].sort() };
}

test("every sequence of up to three steps, with any listing, on any day, stands where walking its days leads", () => {
  const met = { states: new Set<string>(), faults: new Set<string>() };
  let cases = 0;
  for (const [taken, at, on] of everyCase()) {
    cases += 1;
    const found = procedureOn(taken, at, day(on));
    const expected = walked(taken, at, on);
    const kinds = [...new Set((found?.faults ?? []).map(({ kind }) => kind))].sort();
    if (found?.state !== (expected.state ?? undefined) || kinds.join() !== expected.faults.join()) {
      expect({ taken, at, on, state: found?.state, kinds }).toEqual({ taken, at, on, ...expected });
    }
    if (found) met.states.add(found.state);
    for (const kind of kinds) met.faults.add(kind);
  }
  expect(cases).toBeGreaterThan(600_000);
  // The cases reach every state and every fault there is.
  expect([...met.states].sort()).toEqual(Object.keys(procedureStates).sort());
  expect(met.faults.size).toBe(7);
});

describe("a procedure in the order of the law", () => {
  const whole = [step("proposed", 1), step("notified", 1), step("heard", 2), step("decided", 2, "list")];

  test("has no fault, and says on each day where it stands and what comes next", () => {
    expect(procedureOn(whole, listing(3), day(1))).toEqual({
      ...{ state: "notified", stateZh: "已告知", faults: [] },
      nextZh: "听取陈述申辩，放弃的作出决定",
    });
    expect(procedureOn(whole, listing(3), day(2))).toMatchObject({
      state: "decided",
      nextZh: "列入名单并公示",
    });
    expect(procedureOn(whole, listing(3), day(3))).toEqual({
      ...{ state: "listed", stateZh: "已列入", nextZh: null, faults: [] },
    });
    expect(procedureOn(whole, null, "2026-02-28")).toBeNull();
  });

  test("knows no next step after a decision that does not say which way it went", () => {
    expect(procedureOn([step("notified", 1), step("decided", 2)], null, day(3))).toMatchObject({
      state: "decided",
      nextZh: null,
    });
  });

  test("of several decisions the latest holds, of one day the one stated last", () => {
    const twice = (first: number, second: number) => [
      step("notified", 1),
      step("decided", first, "doNotList"),
      step("decided", second, "list"),
    ];
    expect(procedureOn(twice(1, 2), null, day(3))?.state).toBe("decided");
    expect(procedureOn(twice(2, 1), null, day(3))?.state).toBe("declined");
    expect(procedureOn(twice(2, 2), null, day(3))?.state).toBe("decided");
  });
});

test("faults are sentences with their dates, each told once", () => {
  const late = [step("decided", 1, "list"), step("notified", 2), step("heard", 3), step("heard", 3)];
  expect(procedureOn(late, listing(1), day(3))?.faults.map(({ textZh }) => textZh)).toEqual([
    "听取陈述申辩（2026-03-03）晚于决定（2026-03-01）",
    "告知（2026-03-02）晚于决定（2026-03-01）",
    "决定文号 D1 与名单所载 D2 不一致",
  ]);
});

test("a listing without steps has a state and no faults: its source tells of no procedure", () => {
  expect(procedureOn([], listing(1), day(1))).toMatchObject({ state: "listed", faults: [] });
});

test("every stage has its own word", () => {
  expect(new Set(Object.values(listingStages)).size).toBe(5);
});
