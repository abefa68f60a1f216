import { beforeAll, describe, expect, test } from "vitest";
import type { Assessment } from "../../src/alerts/book.ts";
import { assessAlert } from "../../src/alerts/book.ts";
import { contextOf } from "../../src/api/context.ts";
import { ownershipAboveOf } from "../../src/commands/ownership-above.ts";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { decideObjection } from "../../src/discipline/objections.ts";
import { chinaDate } from "../../src/model/dates.ts";
import { keepScores } from "../../src/scores/keep-scores.ts";
import type { SmallRegion } from "../discipline/small-region.ts";
import { alertId, graph, loadedRegion, raised, states } from "../discipline/small-region.ts";
import { company, listing, office, stake } from "../load/bundle-folder.ts";
import { executed } from "./executed.ts";

let region: SmallRegion;

// Answers of many shapes; what matters of each is said where it is expected.
// eslint-disable-next-line @typescript-eslint/no-explicit-any
async function ask(source: string): Promise<any> {
  const { clock } = region.parts;
  const parts = {
    ...{ graph, clock, runJob: () => Promise.reject(new Error("runs nothing")) },
    audit: { record: async () => undefined },
    discipline: disciplineOf(region.parts),
    ownershipAbove: ownershipAboveOf(graph),
  };
  const { data, errors } = await executed({ source, contextValue: contextOf(parts, "inspector") });
  expect(errors ?? []).toEqual([]);
  return data;
}

const LEAD = `id severity status verdict hops measure openedAt resolvedAt episode assignee snoozedUntil
  rule { id } target { id name } seeds { id } explanationZh certificate { hash }
  underObjection { due } history { at actor action toStatus reason } `;
const SCORE = "score { points tier ledger { factor points evidence } }";
const filters = [
  "{}",
  ...["OPEN", "ASSESSING", "CONFIRMED", "DISMISSED", "SNOOZED", "HELD", "RESOLVED"].map(
    (status) => `{statuses: [${status}]}`,
  ),
  ...["ACT", "WARN", "WATCH"].map((severity) => `{severities: [${severity}]}`),
  ...['{regionCode: "330100"}', '{regionCode: "350200"}', '{target: "A"}', '{seed: "P"}', '{assignee: "甲"}'],
  ...['{assignee: "乙"}', '{rules: ["listed-shareholder"]}', '{openedFrom: "2026-07-01"}'],
];

/** All that a screen asks of leads, and every filter page by page, at some times. */
async function everyAnswer(times: string): Promise<Record<string, unknown>> {
  const answers: Record<string, unknown> = await ask(`{
    A: subject(id: "A"${times}) { alerts { ${LEAD} } ${SCORE} }
    K: subject(id: "K"${times}) { alerts { ${LEAD} } ${SCORE} }
    P: subject(id: "P"${times}) { ${SCORE} }
    dashboard(regionCode: "330100"${times}) {
      alertsOpen byRule { rule { id } open } bySeverity { severity open } byTier { tier subjects } }
    map(regionCode: "330100"${times}) { nodes { id tier } edges { id } total }
    batchCheck(keys: ["A", "K"]${times}) { openAlerts tier } }`);
  for (const filter of filters) answers[filter] = await pages(filter, times);
  return answers;
}

async function pages(filter: string, times: string): Promise<unknown[]> {
  const all: unknown[] = [];
  for (let after = ""; ;) {
    const { alerts } = await ask(
      `{ alerts(filter: ${filter}, first: 2${after}${times}) {
           totalCount edges { cursor node { ${LEAD} } } pageInfo { hasNextPage endCursor } } }`,
    );
    all.push(alerts);
    if (!alerts.pageInfo.hasNextPage) return all;
    after = `, after: "${alerts.pageInfo.endCursor}"`;
  }
}

const known = (knownAt: string) => `, knownAt: "${knownAt}"`;
const now = () => region.parts.clock().toISOString();

async function assess(rule: string, target: string, step: Pick<Assessment, "action"> & Partial<Assessment>) {
  const said = { reason: "核实", actor: "inspector", at: now(), until: null, assignee: null };
  await assessAlert(graph, { alertId: await alertId(rule, target), ...said, ...step });
}

/** A moment with all that was answered at it without naming any time. */
interface Asked {
  knownAt: string;
  answers: Record<string, unknown>;
}
const asked: Asked[] = [];
async function askNow(): Promise<void> {
  const at = now();
  await keepScores(graph, { asOf: chinaDate(region.parts.clock()), knownAt: at, at });
  const answers = await everyAnswer("");
  // The question took its moment before; nothing has happened since.
  asked.push({ knownAt: now(), answers });
}

beforeAll(async () => {
  region = await loadedRegion();
  await askNow();
  await assess("listed-person-in-office", "K", { action: "ASSIGN", assignee: "甲" });
  const snoozed = await ask(`mutation { assess(input: {
    alertId: "${await alertId("listed-shareholder", "K")}", action: SNOOZE, reason: "核实", until: "2026-12-31"
  }) { alert { status snoozedUntil } } }`);
  expect(snoozed.assess.alert).toEqual({ status: "SNOOZED", snoozedUntil: "2026-12-31" });
  await askNow();
  // People: another takes over, a lead is ruled out, an objection holds what rests on one stake.
  await assess("listed-person-in-office", "K", { action: "ASSIGN", assignee: "乙" });
  await assess("listed-person-in-office", "K", { action: "DISMISS" });
  const { id } = await raised(region.parts, "lower");
  await askNow();
  // Deliveries: a stake grows, a new one comes, a firm moves to another division and has another name.
  await region.deliver("more", {
    subjects: [company("A", { regionCode: "350203", name: "改名后" })],
    shareholdings: [
      stake("only", "P", "K", { sharePercent: "45" }),
      stake("new", "Q", "K", { sharePercent: "30" }),
    ],
    positions: [office("two", "Q", "X")],
  });
  await askNow();
  await decideObjection(region.parts, {
    objectionId: id,
    decision: "REJECT",
    reason: "属实",
    actor: "inspector",
  });
  await askNow();
  // The listing is lifted: leads end; the next night finds the rest as it is.
  await region.deliver("lifted", { listings: [listing("l1", "P", { removedOn: "2026-06-01" })] });
  await region.night();
  await askNow();
  await region.deliver("again", { listings: [listing("l1", "P", { removedOn: "" })] });
  await askNow();
}, 600_000);

describe("leads of an old knownAt", () => {
  test.each([0, 1, 2, 3, 4, 5, 6])("moment %i is answered as it was answered then", async (at) => {
    const { knownAt, answers } = asked[at]!;
    expect(await everyAnswer(known(knownAt))).toEqual(answers);
  });

  test("no two of the moments had the same answers, so that the comparison says something", () => {
    const texts = asked.map(({ answers }) => JSON.stringify(answers));
    expect(new Set(texts).size).toBe(texts.length);
    const count = (at: number, filter: string) =>
      (asked[at]!.answers[filter] as { totalCount: number }[])[0]!.totalCount;
    expect([1, 2].map((at) => count(at, '{assignee: "甲"}'))).toEqual([1, 0]);
    expect([1, 2].map((at) => count(at, "{statuses: [DISMISSED]}"))).toEqual([0, 1]);
    expect([1, 2].map((at) => count(at, "{statuses: [HELD]}") > 0)).toEqual([false, true]);
    expect([4, 5].map((at) => count(at, "{statuses: [RESOLVED]}") > 0)).toEqual([false, true]);
    expect([2, 3].map((at) => count(at, '{regionCode: "350200"}') > 0)).toEqual([false, true]);
  });

  test("the present has moved on", async () => {
    const { knownAt } = asked[0]!;
    expect(await pages("{statuses: [OPEN]}", "")).not.toEqual(
      await pages("{statuses: [OPEN]}", known(knownAt)),
    );
    expect(Object.values(await states())).not.toEqual([]);
  });
});

test("a line of history is told from its own instant on, and not a millisecond before", async () => {
  const id = await alertId("listed-person-in-office", "K");
  const historyAt = async (
    knownAt: string,
  ): Promise<{ at: string; action: string; toStatus: string }[] | null> =>
    (await ask(`{ alert(id: "${id}", knownAt: "${knownAt}") { history { at action toStatus } } }`)).alert
      ?.history ?? null;
  const { alert } = await ask(`{ alert(id: "${id}") { history { at action toStatus } } }`);
  expect(alert.history.map(({ action }: { action: string }) => action)).toEqual(
    expect.arrayContaining(["opened", "ASSIGN", "DISMISS"]),
  );
  for (const [number, { at }] of (alert.history as { at: string }[]).entries()) {
    const before = new Date(Date.parse(at) - 1).toISOString();
    const isTold = (line: { at: string }) => line.at <= at;
    expect(await historyAt(at), at).toEqual(alert.history.filter(isTold));
    // Before its first line there was no lead.
    expect(await historyAt(before), before).toEqual(
      number === 0 ? null : alert.history.slice(0, number).filter((line: { at: string }) => line.at < at),
    );
  }
});

test("an earlier day shows the states at its end, and filters by what it shows", async () => {
  await assess("listed-person-in-office", "K", { action: "NOTE" });
  region = { ...region, parts: { ...region.parts, clock: () => new Date("2026-07-03T01:00:00.000Z") } };
  const id = await alertId("listed-shareholder", "A");
  const step = {
    action: "CONFIRM",
    reason: "核实",
    actor: "inspector",
    until: null,
    assignee: null,
  } as const;
  await assessAlert(graph, { alertId: id, ...step, at: "2026-07-02T02:00:00.000Z" });
  const confirmed = async (times: string) =>
    (
      await ask(
        `{ alerts(filter: {statuses: [CONFIRMED]}${times}) { totalCount edges { node { id status } } } }`,
      )
    ).alerts;
  expect(await confirmed("")).toEqual({ totalCount: 1, edges: [{ node: { id, status: "CONFIRMED" } }] });
  expect(await confirmed(', asOf: "2026-07-02"')).toEqual(await confirmed(""));
  expect(await confirmed(', asOf: "2026-07-01"')).toEqual({ totalCount: 0, edges: [] });
});
