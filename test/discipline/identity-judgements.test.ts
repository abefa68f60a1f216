import { describe, expect, test } from "vitest";
import { disciplineOf } from "../../src/discipline/discipline.ts";
import { loadedAt } from "../../src/jobs/kinds.ts";
import { runDerive } from "../../src/jobs/run-derive.ts";
import { runRipple } from "../../src/jobs/run-ripple.ts";
import { runRule } from "../../src/jobs/run-rule.ts";
import { recoverLoads } from "../../src/load/account/recover.ts";
import type { IdentityJudgement } from "../../src/load/identity/identity-judgements.ts";
import { judgeDifferent, mergeSubjects, undoMerge } from "../../src/load/identity/identity-judgements.ts";
import { CaseRefused } from "../../src/model/case-refused.ts";
import { readFormerNames } from "../../src/read/former-names.ts";
import { readSubjects } from "../../src/read/subjects.ts";
import { rules } from "../../src/rules/catalogue.ts";
import { wipeGraph } from "../graph/wipe.ts";
import { ChangingRegister, randomOf } from "../jobs/changing-register.ts";
import { momentsOf, openAlerts, wholeAnswer } from "../jobs/whole-answer.ts";
import type { Tables } from "../load/bundle-folder.ts";
import { company, link, listing, listingStep, office, person, stake } from "../load/bundle-folder.ts";
import { asked, emptiedGraph, loadTables } from "../load/loading.ts";
import { night, told } from "./judged-graph.ts";

const { graph, driver } = emptiedGraph();
const clock = () => new Date();
const judge = { by: "inspector", reason: "same photograph in both files" };
const steps = disciplineOf({ graph, clock, owner: "judge-test" });
const order = { actor: "inspector", reason: judge.reason };

const court: Tables = {
  subjects: [person("c", { name: "张伟" })],
  listings: [listing("l1", "c")],
  "listing-steps": [listingStep("ls1", "c")],
};
const registry: Tables = {
  subjects: [company("firm"), person("r", { name: "张伟" }), person("wife")],
  positions: [office("o1", "r", "firm")],
  shareholdings: [stake("s1", "r", "firm")],
  links: [link("f1", "r", "wife", { kind: "familyOf" })],
};

async function loadBoth(): Promise<void> {
  await loadTables(graph, "d1", court, { sourceId: "court" });
  await loadTables(graph, "d1", registry, { sourceId: "registry" });
}

const at = () => ({ asOf: "2026-06-30", knownAt: new Date().toISOString() });
const openKeys = async () => (await openAlerts(driver)).map(([key]) => key);

describe("a merge", () => {
  test("makes leads of what two sources say of one person, and taking it back ends them", async () => {
    await loadBoth();
    await night(graph);
    expect(await openKeys()).toEqual([]);
    const before = await told(driver);
    const merged = await steps.judgeSameSubject({ ...order, keepId: "r", absorbId: "c" });
    expect(merged.ripple?.error ?? "").toBe("");
    const leads = await openKeys();
    expect(leads.some((key) => key.startsWith("listed-person-in-office"))).toBe(true);
    expect(leads.some((key) => key.startsWith("listed-actual-controller"))).toBe(true);
    // As if one source had said it all.
    const graphAsOne = { ...registry, listings: [listing("l1", "r")] };
    const keys = await openKeys();
    await steps.undoSameSubject({ ...order, judgementId: merged.id, reason: "two birthdays" });
    expect(await openKeys()).toEqual([]);
    expect(await told(driver)).toEqual(before);
    await wipeGraph(driver);
    await loadTables(graph, "d1", graphAsOne, { sourceId: "registry" });
    await night(graph);
    expect(await openKeys()).toEqual(keys);
  });

  test("leaves the past as it was believed, and says who judged what", async () => {
    await loadBoth();
    const before = new Date().toISOString();
    const { judgementId, recordedAt } = await mergeSubjects(
      graph,
      { keepId: "r", absorbId: "c" },
      judge,
      clock,
    );
    expect(recordedAt > before).toBe(true);
    const listed = (at: string) =>
      asked(
        driver,
        `MATCH (s:Subject)-[:LISTED_AS|HAS_LISTING_STEP]->(l:Listing|ListingStep)
         WHERE l.recordedAt <= localdatetime('${at.replace("Z", "")}') < l.supersededAt RETURN s.id AS id`,
      );
    expect(await listed(before)).toEqual([{ id: "c" }, { id: "c" }]);
    expect(await listed(recordedAt)).toEqual([{ id: "r" }, { id: "r" }]);
    const [judgement] = await asked(
      driver,
      "MATCH (f)-[m:MERGED_INTO]->(t) RETURN f.id AS from, t.id AS to, m.by AS by, m.reason AS reason, m.judgementId AS id",
    );
    expect(judgement).toEqual({ from: "c", to: "r", ...judge, id: judgementId });
  });

  test("holds for what the sources say later, and an undo gives back what was said meanwhile", async () => {
    await loadBoth();
    const merged = await mergeSubjects(graph, { keepId: "r", absorbId: "c" }, judge, clock);
    // The court says the same, then more; another source of the graph's ids names the one who was merged.
    const again = await loadTables(graph, "d2", court, { sourceId: "court" });
    expect(again.unchanged).toBe(true);
    const more = {
      ...court,
      listings: [...court.listings!, listing("l2", "c", { listCode: "wageArrears" })],
    };
    await loadTables(graph, "d3", more, { sourceId: "court" });
    await loadTables(
      graph,
      "d1",
      { listings: [listing("l3", "c", { listCode: "customs" })] },
      { sourceId: "customs" },
    );
    const of = async (id: string) =>
      (
        await asked(
          driver,
          `MATCH (:Subject {id: '${id}'})-[:LISTED_AS]->(l:Listing)
           WHERE l.supersededAt = localdatetime('9999-12-31T00:00:00') RETURN l.statementId AS id ORDER BY id`,
        )
      ).map((row) => row["id"]);
    expect(await of("r")).toEqual(["court:l1", "court:l2", "customs:l3"]);
    await undoMerge(graph, merged.judgementId, judge, clock);
    expect([await of("r"), await of("c")]).toEqual([[], ["court:l1", "court:l2", "customs:l3"]]);
    expect((await loadTables(graph, "d4", more, { sourceId: "court" })).unchanged).toBe(true);
  });

  test("leaves name, kind and attributes of who is kept, fills what was silent, and an undo leaves no name behind", async () => {
    const shop = {
      id: "s",
      kind: "individualBusiness",
      name: "思明区鹭川五金店",
      uscc: "",
      address: "虚街1号",
    };
    const party = (name: string) => ({
      subjects: [company("p", { name, address: "虚街9号", phone: "0592-5550001" })],
    });
    await loadTables(graph, "d1", { subjects: [company("s", shop)] }, { sourceId: "registry" });
    await loadTables(graph, "d1", party("鹭川五金"), { sourceId: "court" });
    const shown = async (id: string) =>
      (
        await asked(
          driver,
          `MATCH (s:Subject {id: '${id}'})
           RETURN s.kind AS kind, s.name AS name, s.address AS address, s.phone AS phone, s.otherNames AS others`,
        )
      )[0]!;
    const [before, partyBefore] = [await shown("s"), await shown("p")];
    const merged = await mergeSubjects(graph, { keepId: "s", absorbId: "p" }, judge, clock);
    const kept = { kind: shop.kind, name: shop.name, address: shop.address, phone: "0592-5550001" };
    expect(await shown("s")).toMatchObject(kept);
    // The court speaks again, later than anybody.
    await loadTables(graph, "d2", party("鹭川五金经营部"), { sourceId: "court" });
    expect(await shown("s")).toMatchObject(kept);
    const { name, kind } = (await readSubjects(graph, ["s"], at()))[0]!;
    expect([name, kind]).toEqual([shop.name, shop.kind]);
    await undoMerge(graph, merged.judgementId, judge, clock);
    expect(await shown("s")).toEqual(before);
    expect(await readFormerNames(graph, "s", at())).toEqual([]);
    expect(await shown("p")).toMatchObject({
      ...partyBefore,
      name: "鹭川五金经营部",
      others: expect.anything(),
    });
    // Merged the other way round, it is the party's words that stand.
    await mergeSubjects(graph, { keepId: "p", absorbId: "s" }, judge, clock);
    expect(await shown("p")).toMatchObject({ kind: "company", name: "鹭川五金经营部", address: "虚街9号" });
  });

  test("that is killed before its end is taken back whole at the next start", async () => {
    await loadBoth();
    const before = await told(driver);
    const killed = Object.create(graph) as typeof graph;
    killed.write = async (name: string, params?: Record<string, unknown>) => {
      // Nothing more reaches the graph once the statements moved, not even a rollback.
      if (name !== "load/run/begin" && name !== "load/run/stamp" && name !== "load/identity/move")
        throw new Error("killed");
      return graph.write(name, params);
    };
    await expect(mergeSubjects(killed, { keepId: "r", absorbId: "c" }, judge, clock)).rejects.toThrow(
      "killed",
    );
    expect(await told(driver)).not.toEqual(before);
    await recoverLoads(graph, clock);
    expect(await told(driver)).toEqual(before);
    expect(await asked(driver, "MATCH ()-[m:MERGED_INTO]->() RETURN m")).toEqual([]);
    await mergeSubjects(graph, { keepId: "r", absorbId: "c" }, judge, clock);
  });

  test.each<[string, string, string, RegExp]>([
    ["one subject", "r", "r", /are one subject already/],
    ["an unknown subject", "r", "nobody", /no subject nobody is known/],
    ["an organisation", "r", "firm", /firm is an organisation/],
    ["two whom a source links", "r", "wife", /states a link between the two \(FAMILY_OF\)/],
  ])("of %s is refused", async (_, keepId, absorbId, reason) => {
    await loadBoth();
    await expect(mergeSubjects(graph, { keepId, absorbId }, judge, clock)).rejects.toThrow(reason);
  });

  test("against a judgement, or a second time, is refused until that is withdrawn", async () => {
    await loadBoth();
    await judgeDifferent(graph, ["r", "c"], true, judge, clock);
    const pair = { keepId: "r", absorbId: "c" };
    await expect(mergeSubjects(graph, pair, judge, clock)).rejects.toThrow(/judged to be two /);
    await judgeDifferent(graph, ["c", "r"], false, judge, clock);
    await expect(judgeDifferent(graph, ["c", "r"], false, judge, clock)).rejects.toThrow(CaseRefused);
    const { judgementId } = await mergeSubjects(graph, pair, judge, clock);
    await expect(mergeSubjects(graph, pair, judge, clock)).rejects.toThrow(/was merged into r already/);
    await undoMerge(graph, judgementId, judge, clock);
    await expect(undoMerge(graph, judgementId, judge, clock)).rejects.toThrow(/no merge .* stands/);
  });
});

/** Persons, or organisations, of the register: their letter and their number. */
describe.each([
  ...[1, 2, 3].map((seed) => [seed, "P", 8] as const),
  ...[1, 2, 3].map((seed) => [seed, "C", 14] as const),
])("register %i, merging %s", (seed, letter, count) => {
  test("after merges, undone merges and changes the ripple leaves the alerts that whole runs would", async () => {
    const [register, random, moment] = [new ChangingRegister(seed), randomOf(seed + 90), momentsOf("judge")];
    await loadTables(graph, "first", register.first());
    await runDerive(graph, moment());
    for (const rule of rules) await runRule(graph, rule, moment());
    const standing: { judgementId: string; keepId: string; absorbId: string }[] = [];
    const merge = async (): Promise<IdentityJudgement> => {
      for (;;) {
        const [keepId, absorbId] = [`${letter}${random(count)}`, `${letter}${random(count)}`];
        try {
          const judged = await mergeSubjects(graph, { keepId, absorbId }, judge, clock);
          standing.push({ judgementId: judged.judgementId, keepId, absorbId });
          return judged;
        } catch (error) {
          if (!(error instanceof CaseRefused)) throw error;
        }
      }
    };
    const undo = async () => undoMerge(graph, standing.pop()!.judgementId, judge, clock);
    const change = async (step: number) => {
      const endsTouched = new Set<string>();
      const { tables } = register.change();
      const { loadId } = await loadTables(graph, `c${step}`, tables, { mode: "delta", endsTouched });
      return { loadId, touchedIds: [...endsTouched] };
    };
    for (let step = 0; step < 12; step += 1) {
      // Four may be merged away, so that there is always a pair.
      const kind = standing.length < 4 ? random(4) : random(2);
      const done =
        kind === 0 ? await change(step) : kind === 1 && standing.length > 0 ? await undo() : await merge();
      const now = moment();
      await runRipple(graph, done.touchedIds, now, await loadedAt(graph, done.loadId));
      expect(await openAlerts(driver)).toEqual(await wholeAnswer(graph, now));
    }
    const last = await merge();
    const end = moment();
    await runRipple(graph, last.touchedIds, end, await loadedAt(graph, last.loadId));
    expect(await openAlerts(driver)).toEqual(await wholeAnswer(graph, end));
    const merged = await openKeys();
    const all = register.whole();
    // A second formulation: the same register in which each source had known who is who.
    const keptOf = (id: string): string => {
      const into = standing.find((one) => one.absorbId === id);
      return into ? keptOf(into.keepId) : id;
    };
    const asOne = Object.fromEntries(
      Object.entries(all).map(([table, rows]) => [
        table,
        rows
          .filter((row) => table !== "subjects" || keptOf(row["id"]!) === row["id"])
          .map((row) =>
            Object.fromEntries(Object.entries(row).map(([name, value]) => [name, keptOf(value)])),
          ),
      ]),
    );
    await wipeGraph(driver);
    await loadTables(graph, "first", asOne);
    const now = moment();
    await runDerive(graph, now);
    expect((await wholeAnswer(graph, now)).map(([key]) => key)).toEqual(merged);
  });
});
