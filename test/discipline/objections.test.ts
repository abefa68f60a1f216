import { beforeEach, describe, expect, test } from "vitest";
import { assessAlert } from "../../src/alerts/book.ts";
import { decideObjection } from "../../src/discipline/objections.ts";
import type { ObjectionDecision } from "../../src/discipline/objections.ts";
import { verifyAlert } from "../../src/jobs/verify-alert.ts";
import type { AlertStatus, AssessAction } from "../../src/model/alert.ts";
import { readAlertHistory } from "../../src/read/history.ts";
import { office, stake } from "../load/bundle-folder.ts";
import { asked } from "../load/loading.ts";
import type { SmallRegion } from "./small-region.ts";
import {
  alertId,
  astray,
  driver,
  everything,
  graph,
  loadedRegion,
  raised,
  region,
  states,
} from "./small-region.ts";

let small: SmallRegion;
beforeEach(async () => {
  small = await loadedRegion();
});

const decided = (objectionId: string, more: Partial<ObjectionDecision> = {}) =>
  decideObjection(small.parts, {
    objectionId,
    decision: "REJECT",
    reason: "核实无误",
    actor: "local:test",
    ...more,
  });

const K = "listed-shareholder K";
const A = "listed-shareholder A";
/** Rests on the same stake. */
const OWNER = "listed-beneficial-owner K";

test("the region has what the tests speak of", async () => {
  expect(await states()).toMatchObject({ [K]: "OPEN", [A]: "OPEN", "listed-person-in-office K": "OPEN" });
  expect(await astray()).toEqual([]);
});

describe("an objection holds every alert that rests on the statement, and its rejection gives each its state back", () => {
  const steps: [AlertStatus, AssessAction[]][] = [
    ["OPEN", []],
    ["ASSESSING", ["START"]],
    ["CONFIRMED", ["CONFIRM"]],
    ["DISMISSED", ["DISMISS"]],
    ["SNOOZED", ["SNOOZE"]],
  ];
  test.each(steps)("%s", async (status, actions) => {
    const id = await alertId("listed-shareholder", "K");
    for (const action of actions) {
      const at = small.parts.clock().toISOString();
      const until = action === "SNOOZE" ? "2026-08-01" : null;
      await assessAlert(graph, { alertId: id, action, reason: "x", until, assignee: null, actor: "t", at });
    }
    const before = await states();
    expect(before[K]).toBe(status);
    const { id: objectionId } = await raised(small.parts, "only");
    expect(await states()).toEqual({ ...before, [K]: "HELD", [OWNER]: "HELD" });
    expect(await astray()).toEqual([]);
    await decided(objectionId);
    expect(await states()).toEqual(before);
    expect(await astray()).toEqual([]);
    const history = await readAlertHistory(graph, id);
    expect(history.slice(-2)).toMatchObject([
      { action: "held", fromStatus: status, toStatus: "HELD", reason: expect.stringContaining(objectionId) },
      { action: "objectionRejected", fromStatus: "HELD", toStatus: status },
    ]);
    const [kept] = await asked(
      driver,
      `MATCH (a:Alert {id: '${id}'}) RETURN toString(a.snoozedUntil) AS until`,
    );
    expect(kept!["until"]).toBe(status === "SNOOZED" ? "2026-08-01" : null);
  });
});

test("of two objections the later decision gives the state back", async () => {
  const first = await raised(small.parts, "only");
  const second = await raised(small.parts, "l1", { ground: "wrongListing" });
  await decided(first.id);
  expect(await states()).toMatchObject({ [K]: "HELD", [A]: "HELD" });
  expect(await astray()).toEqual([]);
  await decided(second.id);
  expect(await states()).toMatchObject({ [K]: "OPEN", [A]: "OPEN" });
});

test("upheld, the only path is gone at once: the alert is resolved, others stay", async () => {
  const { id } = await raised(small.parts, "only");
  const taken = await decided(id, { decision: "UPHOLD" });
  expect(taken.ripple).toMatchObject({ status: "done", closed: 2 });
  expect(await states()).toMatchObject({ [K]: "RESOLVED", [A]: "OPEN", "listed-person-in-office K": "OPEN" });
  expect(await astray()).toEqual([]);
  expect((await verifyAlert(graph, await alertId("listed-shareholder", "K")))?.differences).toEqual([]);
  const history = await readAlertHistory(graph, await alertId("listed-shareholder", "K"));
  expect(history.map(({ action }) => action)).toEqual(["opened", "held", "objectionUpheld", "closed"]);
});

test("upheld with another path left, the alert stays with the proof that is left", async () => {
  const { id } = await raised(small.parts, "direct");
  expect((await states())[A]).toBe("HELD");
  await decided(id, { decision: "UPHOLD" });
  expect((await states())[A]).toBe("OPEN");
  const [alert] = await asked(
    driver,
    "MATCH (a:Alert {ruleId: 'listed-shareholder', targetId: 'A'}) RETURN a.proofJson AS proof",
  );
  expect(alert!["proof"]).toContain("s:lower");
  expect(alert!["proof"]).not.toContain("s:direct");
  expect(await astray()).toEqual([]);
});

test("a new alert that rests on a marked statement opens held, by a ripple and by a night", async () => {
  const { id } = await raised(small.parts, "l2", { ground: "wrongListing" });
  await small.deliver("d2", { shareholdings: [stake("later", "Q", "X", { sharePercent: "0.5" })] });
  await small.deliver("d3", { positions: [office("new", "Q", "X")] });
  expect(await states()).toMatchObject({ "listed-person-in-office X": "HELD" });
  expect(await astray()).toEqual([]);
  const office2 = await alertId("listed-person-in-office", "X");
  expect((await readAlertHistory(graph, office2)).map(({ action }) => action)).toEqual(["opened", "held"]);
  await decided(id);
  expect((await states())["listed-person-in-office X"]).toBe("OPEN");
});

test("night and ripple again write nothing, and neither does a step told twice", async () => {
  const { id } = await raised(small.parts, "only");
  // A score does not count what is held: the first night after the mark says so.
  await small.night();
  const marked = await everything();
  expect(await raised(small.parts, "only")).toEqual({ id, repeated: true, ripple: null });
  await small.night();
  expect(await everything()).toEqual(marked);
  await decided(id, { decision: "UPHOLD" });
  const after = await everything();
  expect(await decided(id, { decision: "UPHOLD" })).toEqual({ id, repeated: true, ripple: null });
  expect(await everything()).toEqual(after);
  await expect(decided(id)).rejects.toMatchObject({ code: "CONFLICT" });
  await small.night();
  const again = await everything();
  await small.night();
  expect(await everything()).toEqual(again);
});

test("a source that says again what was taken back is not believed, and is told so", async () => {
  const { id } = await raised(small.parts, "only");
  await decided(id, { decision: "UPHOLD" });
  const { report } = await small.deliver("full-again", region, "full");
  expect(report.files.find(({ table }) => table === "shareholdings")).toMatchObject({
    rowsQuarantined: 1,
    rowsUnchanged: 3,
    rowsWritten: 0,
  });
  await small.night();
  expect((await states())[K]).toBe("RESOLVED");
  // In other words it is the source's new word.
  await small.deliver("delta", { shareholdings: [stake("only", "P", "K", { sharePercent: "41" })] });
  expect((await states())[K]).toBe("OPEN");
});

test("corrected, the fact says what was right, and the source's old words stay out", async () => {
  const { id } = await raised(small.parts, "only", { ground: "textError" });
  await expect(decided(id, { decision: "UPHOLD" })).rejects.toMatchObject({ code: "BAD_USER_INPUT" });
  await expect(decided(id, { decision: "UPHOLD", corrections: { holderId: "Q" } })).rejects.toThrow(
    "holderId",
  );
  await expect(
    decided(id, { decision: "UPHOLD", corrections: { sharePercent: "400" } }),
  ).rejects.toMatchObject({
    code: "BAD_USER_INPUT",
    message: expect.stringContaining("sharePercent"),
  });
  expect((await states())[K]).toBe("HELD");
  await decided(id, { decision: "UPHOLD", corrections: { sharePercent: "14" } });
  // Fourteen percent is no look-through of a quarter, but a minority.
  expect(await states()).toMatchObject({ [K]: "RESOLVED", "listed-minority-shareholder K": "OPEN" });
  const full = await small.deliver("full-again", region, "full");
  expect(full.report.files.find(({ table }) => table === "shareholdings")).toMatchObject({
    rowsQuarantined: 1,
  });
  const right = {
    ...region,
    shareholdings: [...region.shareholdings!.slice(0, 3), stake("only", "P", "K", { sharePercent: "14" })],
  };
  const told = await small.deliver("full-right", right, "full");
  expect(told.report).toMatchObject({ unchanged: true });
  expect((await states())[K]).toBe("RESOLVED");
});

describe("one transaction", () => {
  const broken = (failing: string): typeof graph => ({
    ...graph,
    writeTogether: (steps) =>
      graph.writeTogether(
        steps.map((step) => {
          if (step.name !== failing) return step;
          return {
            ...step,
            check: () => {
              throw new Error("killed");
            },
          };
        }),
      ),
  });

  test.each(["discipline/raise", "alerts/hold"])(
    "an objection that ends at %s was never raised",
    async (failing) => {
      const before = await everything();
      await expect(raised({ ...small.parts, graph: broken(failing) }, "only")).rejects.toThrow("killed");
      expect(await everything()).toEqual(before);
      expect(await asked(driver, "MATCH (o:Objection) RETURN o")).toEqual([]);
    },
  );

  test.each([
    "discipline/decide",
    "load/run/begin",
    "sweep/shareholdings",
    "load/run/finish",
    "alerts/release",
  ])("a decision that ends at %s was never taken", async (failing) => {
    const { id } = await raised(small.parts, "only");
    const before = await everything();
    const parts = { ...small.parts, graph: broken(failing) };
    await expect(
      decideObjection(parts, { objectionId: id, decision: "UPHOLD", reason: "x", actor: "t" }),
    ).rejects.toThrow("killed");
    expect(await everything()).toEqual(before);
    expect(await astray()).toEqual([]);
  });

  test("killed between the decision and its ripple, the night closes what no longer holds", async () => {
    const { id } = await raised(small.parts, "only");
    const parts = { ...small.parts, graph: { ...graph, read: refusing } };
    async function refusing<Row>(name: string, params = {}): Promise<Row[]> {
      if (name === "read/job-runs") throw new Error("killed");
      return graph.read<Row>(name, params);
    }
    const order = { objectionId: id, decision: "UPHOLD", reason: "x", actor: "t" } as const;
    await expect(decideObjection(parts, order)).rejects.toThrow("killed");
    expect((await states())[K]).toBe("OPEN");
    expect(await astray()).toEqual([]);
    await small.night();
    expect((await states())[K]).toBe("RESOLVED");
  });
});

test("what cannot be objected to, or decided so, is refused with its reason", async () => {
  await expect(raised(small.parts, "nothing")).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(raised(small.parts, "only", { ground: "wrongListing" })).rejects.toMatchObject({
    code: "BAD_USER_INPUT",
  });
  await expect(raised(small.parts, "only", { reason: " " })).rejects.toMatchObject({
    code: "BAD_USER_INPUT",
  });
  await expect(raised(small.parts, "only", { raisedOn: "2026-07-01" })).rejects.toThrow(
    "2026-06-30 or earlier",
  );
  await expect(decided("O0")).rejects.toMatchObject({ code: "NOT_FOUND" });
  const { id } = await raised(small.parts, "only", { raisedOn: "2026-06-29" });
  await expect(decided(id, { decidedOn: "2026-06-28" })).rejects.toThrow("2026-06-29 or later");
});
