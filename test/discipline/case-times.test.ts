import { beforeAll, describe, expect, test } from "vitest";
import { alertStatesAt } from "../../src/alerts/as-known.ts";
import { assessAlert } from "../../src/alerts/book.ts";
import { shownMoment } from "../../src/alerts/page-as-known.ts";
import type { CaseParts } from "../../src/discipline/cases.ts";
import { liftDecision } from "../../src/discipline/liftings.ts";
import { decideObjection } from "../../src/discipline/objections.ts";
import { applyForRepair, decideRepair } from "../../src/discipline/repairs.ts";
import { decideReview, requestReview } from "../../src/discipline/reviews.ts";
import type { Moment } from "../../src/read/moment.ts";
import {
  readCaseSteps,
  readObjectionPage,
  readObjectionsOn,
  readRepairs,
  readRepairsOn,
} from "../../src/read/objections.ts";
import { readOpenCases } from "../../src/read/open-cases.ts";
import type { SmallRegion } from "./small-region.ts";
import { alertId, clockFrom, graph, loadedRegion, raised } from "./small-region.ts";

/**
 * Cases by hand, a step a line: what was done, on which day of June 2026, on which it was entered, and the case after
 * it: its state, the step it waits for, and the word of its history.
 */
const story = {
  // Each step is entered on its day.
  prompt: `raise 10 10 pending decideObjection raised
           extend 12 12 pending decideObjection extended
           reject 15 15 rejected - rejected
           request 17 17 rejected decideReview reviewRequested
           sustain 19 19 rejected - reviewSustained
           lift 24 24 lifted - lifted`,
  // Another on the same fact: entered later than it came in, decided before the first, entered after it.
  late: `raise 09 11 pending decideObjection raised
         reject 13 21 rejected - rejected`,
  // A fact that is taken back, and comes again.
  taken: `raise 10 13 pending decideObjection raised
          extend 12 14 pending decideObjection extended
          uphold 16 20 upheld - upheld
          request 17 21 upheld decideReview reviewRequested
          replace 19 23 rejected - reviewReplaced
          lift 22 25 lifted - lifted`,
  repair: `apply 10 11 applied acceptRepair applied
           accept 12 14 accepted decideRepair accepted
           refuse 15 18 refused - refused
           request 17 19 refused decideReview reviewRequested
           replace 20 22 granted - reviewReplaced
           lift 23 26 lifted - lifted`,
};
type Name = keyof typeof story;
const names = Object.keys(story) as Name[];
const keyOf: Record<Name, string> = { prompt: "only", late: "only", taken: "upper", repair: "l2" };

interface Step {
  name: Name;
  act: string;
  on: string;
  entered: string;
  status: string;
  awaits: string;
  word: string;
}
const steps: Step[] = names.flatMap((name) =>
  story[name].split("\n").map((line) => {
    const [act, on, entered, status, awaits, word] = line.trim().split(/\s+/) as [
      string,
      string,
      ...string[],
    ];
    const day = (number: string) => `2026-06-${number}`;
    return { name, act, on: day(on), entered: day(entered!), status: status!, awaits: awaits!, word: word! };
  }),
);

/** The oracle: the steps of a case that had been taken by a date and were known, in their order. */
const takenBy = (name: Name, { asOf, knownAt }: Moment): Step[] =>
  steps.filter((one) => one.name === name && one.on <= asOf && one.entered <= knownAt.slice(0, 10));

const days = Array.from({ length: 22 }, (_, index) => `2026-06-${String(index + 8).padStart(2, "0")}`);
const evening = (day: string) => `${day}T15:00:00.000Z`;
/** Every day as known at the end, as known that day, and one day as known on each. */
const moments: Moment[] = days.flatMap((asOf) => [
  { asOf, knownAt: evening("2026-06-30") },
  { asOf, knownAt: evening(asOf) },
  { asOf: "2026-06-15", knownAt: evening(asOf) },
]);

let small: SmallRegion;
const ids = {} as Record<Name, string>;

async function take({ name, act, on, entered }: Step): Promise<void> {
  const parts: CaseParts = { ...small.parts, clock: clockFrom(`${entered}T02:00:00.000Z`) };
  const [order, caseId] = [{ reason: name, actor: "t" }, ids[name]];
  const objection = { ...order, objectionId: caseId, decidedOn: on };
  const repair = { ...order, applicationId: caseId, decidedOn: on };
  const told: Record<string, () => Promise<{ id: string }>> = {
    raise: () => raised(parts, keyOf[name], { raisedOn: on, documentNo: name }),
    extend: () => decideObjection(parts, { ...objection, decision: "EXTEND" }),
    uphold: () => decideObjection(parts, { ...objection, decision: "UPHOLD" }),
    reject: () => decideObjection(parts, { ...objection, decision: "REJECT" }),
    apply: () =>
      applyForRepair(parts, { ...order, statementId: `s:${keyOf[name]}`, appliedBy: "Q", appliedOn: on }),
    accept: () => decideRepair(parts, { ...repair, decision: "ACCEPT" }),
    refuse: () => decideRepair(parts, { ...repair, decision: "REFUSE" }),
    request: () =>
      requestReview(parts, { ...order, caseId, requestedBy: "当事人", authority: "省级", requestedOn: on }),
    sustain: () => decideReview(parts, { ...order, caseId, decision: "SUSTAIN", decidedOn: on }),
    replace: () => decideReview(parts, { ...order, caseId, decision: "REPLACE", decidedOn: on }),
    lift: () => liftDecision(parts, { ...order, caseId, authority: "局", documentNo: "1号", liftedOn: on }),
  };
  const { id } = await told[act]!();
  ids[name] ??= id;
}

beforeAll(async () => {
  small = await loadedRegion("2026-06-01");
  const order = steps.toSorted((a, b) => (a.entered < b.entered ? -1 : a.entered > b.entered ? 1 : 0));
  for (const step of order) {
    if (step.act === "uphold") await assessed("2026-06-19");
    await take(step);
  }
});

/** A note on a held lead leaves it held. */
async function assessed(day: string): Promise<void> {
  const note = { action: "NOTE", reason: "x", until: null, assignee: null, actor: "t" } as const;
  const lead = await alertId("listed-shareholder", "X");
  await assessAlert(graph, { ...note, alertId: lead, at: `${day}T03:00:00.000Z` });
}

describe("on every day, as known on every day", () => {
  test("a case is as its steps of that day leave it, in every list", async () => {
    for (const at of moments) {
      const { rows, totalCount } = await readObjectionPage(graph, { first: 50 }, at);
      const paged = [...rows.map(({ objection }) => objection), ...(await readRepairs(graph, {}, at))];
      const statements = ["s:only", "s:upper", "s:l2"];
      const found = [
        ...(await readObjectionsOn(graph, statements, at)),
        ...(await readRepairsOn(graph, statements, at)),
      ];
      const expected = names.flatMap((name) => {
        const last = takenBy(name, at).at(-1);
        return last ? [`${name} ${last.status}`] : [];
      });
      const told = (cases: readonly { id: string; status: string }[]) =>
        cases.map(({ id, status }) => `${names.find((name) => ids[name] === id)} ${status}`).sort();
      expect(told(paged), JSON.stringify(at)).toEqual(expected.toSorted());
      expect(told(found), JSON.stringify(at)).toEqual(expected.toSorted());
      expect(totalCount).toBe(rows.length);
    }
  });

  test("what was decided, extended, accepted, reviewed and lifted is told from its day on, and not before", async () => {
    for (const at of moments) {
      const { rows } = await readObjectionPage(graph, { first: 50 }, at);
      const repairs = await readRepairs(graph, {}, at);
      for (const one of [...rows.map(({ objection }) => objection), ...repairs]) {
        const name = names.find((other) => ids[other] === one.id)!;
        const onOf = (...acts: string[]) =>
          takenBy(name, at).find(({ act }) => acts.includes(act))?.on ?? null;
        const told = {
          decided: one.decidedOn,
          isDecided: one.decision !== null,
          extended: "extendedOn" in one ? one.extendedOn : null,
          accepted: "acceptedOn" in one ? one.acceptedOn : null,
          requested: one.review?.requestedOn ?? null,
          reviewed: one.review?.decidedOn ?? null,
          lifted: one.lifting?.liftedOn ?? null,
        };
        expect(told, `${name} ${JSON.stringify(at)}`).toEqual({
          decided: onOf("uphold", "reject", "refuse"),
          isDecided: onOf("uphold", "reject", "refuse") !== null,
          ...{ extended: onOf("extend"), accepted: onOf("accept"), requested: onOf("request") },
          ...{ reviewed: onOf("sustain", "replace"), lifted: onOf("lift") },
        });
      }
    }
  });

  test("a case waits for the step that comes next", async () => {
    for (const at of moments) {
      const { rows, totalCount } = await readOpenCases(graph, { first: 50 }, at);
      const expected = names.flatMap((name) => {
        const last = takenBy(name, at).at(-1);
        return last && last.awaits !== "-" ? [`${ids[name]} ${last.awaits}`] : [];
      });
      expect(rows.map(({ id, awaits }) => `${id} ${awaits}`).sort(), JSON.stringify(at)).toEqual(
        expected.toSorted(),
      );
      expect(totalCount).toBe(expected.length);
    }
  });

  test("its history ends with the last step of the day", async () => {
    for (const at of moments)
      for (const name of names) {
        const told = await readCaseSteps(graph, ids[name], at);
        expect(
          told.map(({ on, action }) => `${on} ${action}`),
          `${name} ${JSON.stringify(at)}`,
        ).toEqual(takenBy(name, at).map(({ on, word }) => `${on} ${word}`));
      }
  });

  test("a lead is held exactly while an objection to what it rests on is pending", async () => {
    const held = { K: ["prompt", "late"], X: ["taken"] } as const;
    let heldDays = 0;
    for (const at of moments) {
      const shown = shownMoment(at);
      for (const [target, by] of Object.entries(held)) {
        const wanted = {
          ruleIds: ["listed-shareholder"],
          targetIds: [target],
          statusAt: shown.statusAt,
        };
        const [lead] = await alertStatesAt(graph, shown, wanted);
        const isPending = by.some((name) => takenBy(name, at).at(-1)?.status === "pending");
        // Closed on the 20th and opened again on the 23rd, the lead of X is told of each day by its episode.
        const told = `${target} ${lead?.status} ${JSON.stringify(at)}`;
        expect(lead, told).toBeDefined();
        if (isPending) heldDays += 1;
        expect(lead!.status === "HELD", told).toBe(isPending);
      }
    }
    expect(heldDays).toBeGreaterThan(20);
  });
});
