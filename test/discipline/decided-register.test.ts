import { describe, expect, test } from "vitest";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { runDerive } from "../../src/jobs/run-derive.ts";
import type { TableName } from "../../src/load/source.ts";
import { CaseRefused } from "../../src/model/case-refused.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { ChangingRegister, randomOf } from "../jobs/changing-register.ts";
import { openAlerts, wholeAnswer } from "../jobs/whole-answer.ts";
import type { Row, Tables } from "../load/bundle-folder.ts";
import { loadTables } from "../load/loading.ts";
import { astray, driver, graph, loadedRegion } from "./small-region.ts";

/** What is said of one statement in the order of time: by its source, or by a decision. */
type Word = { key: string; row: Row | null } | { key: string; caseId: string; amend: Row | null };

/** What is believed after such words; a decision that was undone has never been. Written for this test alone. */
function believedAfter(words: readonly Word[], undone: ReadonlySet<string>): Map<string, Row> {
  const believed = new Map<string, Row>();
  const barred = new Map<string, Set<string>>();
  for (const word of words) {
    const { key } = word;
    if ("caseId" in word) {
      const before = believed.get(key);
      if (undone.has(word.caseId) || !before) continue;
      barred.set(key, new Set([...(barred.get(key) ?? []), JSON.stringify(before)]));
      if (word.amend) believed.set(key, { ...before, ...word.amend });
      else believed.delete(key);
    } else if (word.row === null) believed.delete(key);
    else if (!barred.get(key)?.has(JSON.stringify(word.row))) believed.set(key, word.row);
  }
  return believed;
}

const keyOf: Partial<Record<TableName, string>> = { listings: "listingId" };
const idOf = (table: TableName, row: Row) => `${table}/${row[keyOf[table] ?? "statementId"]}`;
const told = ["shareholdings", "positions", "links", "listings"] as const;
const STEPS = 18;
const moment = (number: number) => {
  const at = new Date().toISOString();
  return { runId: `decided-${number}`, asOf: "2026-06-30", knownAt: at, at };
};

describe.each([1, 2, 3])("register %i", (seed) => {
  test("after decisions, reviews and liftings the leads are those of whole runs, and of a register in which the undone never were", async () => {
    const [register, random] = [new ChangingRegister(seed), randomOf(seed + 400)];
    const words: Word[] = [];
    const undone = new Set<string>();
    const say = (tables: Tables) => {
      for (const table of told)
        for (const row of tables[table] ?? []) words.push({ key: idOf(table, row), row });
    };
    const first = register.first();
    say(first);
    const small = await loadedRegion(undefined, first);
    const steps = disciplineOf(small.parts);
    const order = { reason: "经核查", actor: "t" };
    /** Cases by id: what stands of each in the facts, and whether its review is pending. */
    const cases: { id: string; standing: string | null; isReviewed: boolean; reviewing: boolean }[] = [];
    const pick = <T>(list: readonly T[]): T | undefined => list[random(list.length)];
    const pickKey = () => pick([...believedAfter(words, undone).keys()])!;
    const keyById = new Map<string, { key: string; amend: Row | null }>();
    const lifted = new Set<string>();
    /** Marks that stand: objections that nobody has decided yet. */
    const pending: { id: string; key: string; isWorded: boolean }[] = [];
    let raised = 0;
    const raise = async () => {
      const key = pickKey();
      const isWorded = key.startsWith("shareholdings") && random(2) === 0;
      const statementId = `s:${key.split("/")[1]}`;
      const told = { statementId, ground: isWorded ? "textError" : "factError", raisedBy: "x" } as const;
      const { id } = await steps.raiseObjection({ ...order, ...told, documentNo: `${(raised += 1)}` });
      pending.push({ id, key, isWorded });
    };
    const decide = async () => {
      if (pending.length === 0 || random(2) === 0) await raise();
      const [{ id, key, isWorded }] = pending.splice(random(pending.length), 1) as [(typeof pending)[0]];
      const before = believedAfter(words, undone).get(key);
      const others = ["15", "33", "75"].filter((share) => share !== before?.["sharePercent"]);
      const amend: Row | null = isWorded ? { sharePercent: pick(others)! } : null;
      const isUpheld = random(4) > 0;
      await steps.decideObjection({
        ...{ ...order, objectionId: id, decision: isUpheld ? "UPHOLD" : "REJECT" },
        corrections: isUpheld ? amend : null,
      });
      // What its source no longer says is upheld in the file alone.
      if (isUpheld && before) words.push({ key, caseId: id, amend });
      cases.push({ id, standing: isUpheld ? id : null, isReviewed: false, reviewing: false });
      keyById.set(id, { key, amend });
    };
    const request = async () => {
      const one = pick(cases.filter((each) => !each.isReviewed && !lifted.has(each.id)));
      if (!one) return decide();
      await steps.requestReview({ ...order, caseId: one.id, requestedBy: "x", authority: "y" });
      Object.assign(one, { isReviewed: true, reviewing: true });
    };
    /** Of several decisions on one statement the latest goes first: what is refused has changed nothing. */
    const undo = async (one: (typeof cases)[number], step: () => Promise<unknown>) => {
      try {
        await step();
      } catch (error) {
        if (error instanceof CaseRefused && error.message.includes("came later")) return false;
        throw error;
      }
      if (one.standing !== null) undone.add(one.standing);
      return true;
    };
    const review = async () => {
      const one = pick(cases.filter((each) => each.reviewing));
      if (!one) return request();
      const { key, amend } = keyById.get(one.id)!;
      const isUpheld = one.standing === null;
      const corrections = isUpheld ? amend : null;
      // What is not believed any more can be upheld in the file alone.
      const before = believedAfter(words, undone).get(key);
      const step = () => steps.decideReview({ ...order, caseId: one.id, decision: "REPLACE", corrections });
      const isSaid = corrections && before && before["sharePercent"] === corrections["sharePercent"];
      if (isSaid || !(await undo(one, step))) return;
      const reviewId = `${one.id} reviewed`;
      if (isUpheld && before) words.push({ key, caseId: reviewId, amend: corrections });
      Object.assign(one, { reviewing: false, standing: isUpheld ? reviewId : null });
    };
    const lift = async () => {
      const one = pick(cases.filter((each) => !each.reviewing && !lifted.has(each.id)));
      if (!one) return decide();
      const step = () => steps.liftDecision({ ...order, caseId: one.id, authority: "y", documentNo: "1" });
      if (await undo(one, step)) lifted.add(one.id);
    };
    const change = async (number: number) => {
      const { tables } = register.change();
      say(tables);
      await small.deliver(`change-${number}`, tables);
    };
    /** All of it, but for some statements that are said no more; or all of it again. */
    const whole = async (number: number) => {
      const all = register.whole();
      const left = Object.fromEntries(
        Object.entries(all).map(([table, rows]) => [
          table,
          rows.filter(() => ["subjects", "listings"].includes(table) || random(8) > 0),
        ]),
      ) as Tables;
      for (const table of told) {
        const said = new Map((left[table] ?? []).map((row) => [idOf(table, row), row]));
        const keys = new Set([...words.map(({ key }) => key)].filter((key) => key.startsWith(table)));
        for (const key of keys) words.push({ key, row: said.get(key) ?? null });
      }
      await small.deliver(`whole-${number}`, left, "full");
      // So much may change that the night must answer.
      await small.night();
    };
    for (let step = 0; step < STEPS; step += 1) {
      const kinds = [
        raise,
        decide,
        decide,
        request,
        review,
        lift,
        lift,
        () => change(step),
        () => whole(step),
      ];
      await pick(kinds)!();
      expect(await openAlerts(driver), `step ${step}`).toEqual(await wholeAnswer(graph, moment(step)));
      expect(await astray()).toEqual([]);
    }
    const leads = (await openAlerts(driver)).map(([key]) => key);
    const tables: Record<string, Row[]> = { subjects: [...first.subjects!] };
    for (const [key, row] of believedAfter(words, undone)) (tables[key.split("/")[0]!] ??= []).push(row);
    await wipeGraph(driver);
    await loadTables(graph, "first", tables);
    await runDerive(graph, moment(STEPS));
    expect((await wholeAnswer(graph, moment(STEPS + 1))).map(([key]) => key)).toEqual(leads);
  });
});
