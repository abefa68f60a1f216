import { describe, expect, test } from "vitest";
import { runDerive } from "../../src/jobs/run-derive.ts";
import { loadedAt } from "../../src/jobs/kinds.ts";
import { runRipple } from "../../src/jobs/run-ripple.ts";
import { runRule } from "../../src/jobs/run-rule.ts";
import { rules } from "../../src/rules/catalogue.ts";
import { keepScores, keptScores } from "../../src/scores/keep-scores.ts";
import type { ScoreRow } from "../../src/scores/scores-at.ts";
import { scoresAt } from "../../src/scores/scores-at.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { freshGraph, loadTables } from "../load/loading.ts";
import { ChangingRegister } from "./changing-register.ts";
import { momentsOf, openAlerts, wholeAnswer } from "./whole-answer.ts";

/** Sequences and changes each; every change is held against whole runs of all rules. */
const SEQUENCES = 5;
const CHANGES = Number(process.env["RIPPLE_CHANGES"] ?? 24);

const { graph, driver } = freshGraph();
const moment = momentsOf("ripple");

const inOrder = (rows: readonly ScoreRow[]) => rows.toSorted((a, b) => (a.subjectId < b.subjectId ? -1 : 1));

describe.each(Array.from({ length: SEQUENCES }, (_, seed) => seed))("register %i", (seed) => {
  test(`after each of ${CHANGES} changes the ripple leaves the alerts and scores that whole runs would`, async () => {
    await wipeGraph(driver);
    const register = new ChangingRegister(seed + 1);
    await loadTables(graph, "first", register.first());
    await runDerive(graph, moment());
    for (const rule of rules) await runRule(graph, rule, moment());
    await keepScores(graph, moment());
    let moved = 0;
    for (let step = 0; step < CHANGES; step += 1) {
      const { tables, touchedIds } = register.change();
      const endsTouched = new Set<string>();
      const delta = { mode: "delta", endsTouched } as const;
      const { loadId } = await loadTables(graph, `change-${step}`, tables, delta);
      // A row said anew as it was touches nobody.
      if (endsTouched.size > 0) expect([...endsTouched].sort()).toEqual(touchedIds.toSorted());
      const now = moment();
      const { opened, changed, closed } = await runRipple(
        graph,
        [...endsTouched],
        now,
        await loadedAt(graph, loadId),
      );
      moved += opened + changed + closed;
      expect(await openAlerts(driver), JSON.stringify(tables)).toEqual(await wholeAnswer(graph, now));
      expect(inOrder(await keptScores(graph)), JSON.stringify(tables)).toEqual(
        inOrder(await scoresAt(graph, now)),
      );
    }
    expect(moved, "changes that changed some alert").toBeGreaterThan(CHANGES / 4);
    expect(
      await runDerive(graph, moment()),
      "derived near, a whole derivation changes nothing",
    ).toMatchObject({
      opened: 0,
      closed: 0,
    });
  });
});
