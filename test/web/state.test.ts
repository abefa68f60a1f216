import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { alertStatuses, severities } from "../../src/model/alert.ts";
import type { AlertStatus, Severity } from "../../src/model/alert.ts";
import { isoDateFromDay } from "../../src/model/dates.ts";
import { caseAwaits } from "../../src/model/objection.ts";
import type { CaseAwaits } from "../../src/model/objection.ts";
import {
  HISTORY_MAX,
  chooseRegion,
  commit,
  expandNode,
  firstView,
  focusOn,
  hideNode,
  listCases,
  openCase,
  select,
  toggleLegend,
  undo,
} from "../../web/state.ts";
import type { View } from "../../web/state.ts";
import { queryFromView, viewFromQuery } from "../../web/url.ts";

describe("reducers", () => {
  test("a frozen view is enough: nothing is changed in place", () => {
    const view = Object.freeze({ ...firstView, expanded: Object.freeze(["A"]), hidden: Object.freeze([]) });
    expect(expandNode(view, "B").expanded).toEqual(["A", "B"]);
    expect(hideNode(view, "A").hidden).toEqual(["A"]);
    expect(toggleLegend(view, "kind:person").off).toEqual(["kind:person"]);
    expect(view.expanded).toEqual(["A"]);
  });

  test("expanding or hiding twice is once", () => {
    const once = hideNode(expandNode(firstView, "A"), "B");
    expect(hideNode(expandNode(once, "A"), "B")).toEqual(once);
  });

  test("hiding the selection deselects it, hiding another does not", () => {
    const view = select(firstView, { kind: "node", id: "A" });
    expect(hideNode(view, "A").selected).toBeNull();
    expect(hideNode(view, "B").selected).toEqual({ kind: "node", id: "A" });
  });

  test("the legend toggles back", () => {
    expect(toggleLegend(toggleLegend(firstView, "set:OWNERSHIP"), "set:OWNERSHIP")).toEqual(firstView);
  });

  test("another condition of the open cases begins at their first page; a page keeps the conditions", () => {
    const listed = listCases(firstView, { awaits: "acceptRepair" });
    const turned = listCases(listed, { ...listed.cases, after: "x" });
    expect(turned.cases).toEqual({ awaits: "acceptRepair", overdueOnly: false, after: "x" });
    expect(listCases(turned, { overdueOnly: true }).cases).toEqual({
      ...{ awaits: "acceptRepair", overdueOnly: true, after: null },
    });
    expect(chooseRegion(turned, "350200").cases?.after).toBeNull();
  });

  test("a case is left behind with its subject, and the list stays", () => {
    const opened = openCase(listCases(firstView, {}), "C", "O1");
    expect(opened).toMatchObject({ focus: { kind: "subject", id: "C" }, caseId: "O1" });
    expect(focusOn(opened, { kind: "region" })).toMatchObject({ caseId: null, cases: opened.cases });
    expect(select(opened, null).caseId).toBeNull();
  });

  test("a new focus forgets expansions; dates and filters stay", () => {
    const view: View = {
      ...firstView,
      asOf: "2024-01-01",
      rule: "listed-branch",
      expanded: ["A"],
      hidden: ["B"],
    };
    const focused = focusOn(view, { kind: "subject", id: "C" });
    expect(focused).toMatchObject({ asOf: "2024-01-01", rule: "listed-branch", expanded: [], hidden: [] });
    expect(chooseRegion(focused, "350200")).toMatchObject({
      focus: { kind: "region" },
      selected: null,
      region: "350200",
    });
  });
});

describe("history", () => {
  const start = { past: [], present: firstView };

  test("undo takes back exactly one step, and the first view stays", () => {
    const one = commit(start, expandNode(firstView, "A"));
    expect(undo(one)).toEqual(start);
    expect(undo(start)).toBe(start);
  });

  test("an equal view adds no step", () => {
    expect(commit(start, { ...firstView })).toBe(start);
  });

  test("the oldest steps go first", () => {
    let history = commit(start, firstView);
    for (let step = 0; step <= HISTORY_MAX; step += 1)
      history = commit(history, expandNode(firstView, `N${step}`));
    expect(history.past).toHaveLength(HISTORY_MAX);
    expect(history.past[0]!.expanded).toEqual(["N0"]);
  });
});

const id = fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" });
const keyOrNull = <K extends string>(table: Readonly<Record<K, string>>) =>
  fc.option(fc.constantFrom(...(Object.keys(table) as K[])));
const views: fc.Arbitrary<View> = fc.record({
  asOf: fc.option(fc.integer({ min: 0, max: 40_000 }).map(isoDateFromDay)),
  knownAt: fc.option(fc.constant("2026-07-01T01:00:00.000Z")),
  region: fc.option(fc.constantFrom("350200", "350600")),
  focus: fc.oneof(
    fc.constant({ kind: "region" as const }),
    fc.record({ kind: fc.constantFrom("subject" as const, "alert" as const), id }),
  ),
  selected: fc.option(fc.record({ kind: fc.constantFrom("node" as const, "edge" as const), id })),
  expanded: fc.uniqueArray(id, { maxLength: 4 }),
  hidden: fc.uniqueArray(id, { maxLength: 4 }),
  off: fc.uniqueArray(id, { maxLength: 4 }),
  rule: fc.option(id),
  severity: keyOrNull<Severity>(severities),
  status: keyOrNull<AlertStatus>(alertStatuses),
  table: fc.boolean(),
  cases: fc.option(
    fc.record({
      awaits: keyOrNull<CaseAwaits>(caseAwaits),
      overdueOnly: fc.boolean(),
      after: fc.option(id),
    }),
  ),
  caseId: fc.option(id),
});

describe("address", () => {
  test("every view survives the way through the address", () => {
    fc.assert(
      fc.property(views, (view) => {
        expect(viewFromQuery(queryFromView(view))).toEqual(view);
      }),
    );
  });

  test("the first screen has the empty address", () => {
    expect(queryFromView(firstView)).toBe("");
  });

  test.each([
    "asOf=2024-02-30",
    "overdue=1",
    "after=x",
    "severity=LOUD",
    "status=nonsense",
    "severity=toString",
  ])("what %s names wrongly falls back", (query) => {
    expect(viewFromQuery(query)).toEqual(firstView);
  });
});
