import { describe, expect, test } from "vitest";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { writeInUse } from "../../src/jobs/in-use.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { loadedAt } from "../../src/jobs/kinds.ts";
import { runDerive } from "../../src/jobs/run-derive.ts";
import { restingOnEnded } from "../../src/jobs/run-expiry.ts";
import { runRipple } from "../../src/jobs/run-ripple.ts";
import { runRule } from "../../src/jobs/run-rule.ts";
import { useEndsOf } from "../../src/model/in-use.ts";
import { readSubjects } from "../../src/read/subjects.ts";
import { rules } from "../../src/rules/catalogue.ts";
import { keepScores, keptScores } from "../../src/scores/keep-scores.ts";
import type { ScoreRow } from "../../src/scores/scores-at.ts";
import { scoresAt } from "../../src/scores/scores-at.ts";
import type { Row } from "../load/bundle-folder.ts";
import { company, link, listing, stake, temporaryFolder } from "../load/bundle-folder.ts";
import { asked, emptiedGraph, loadTables } from "../load/loading.ts";
import { randomOf } from "./changing-register.ts";
import { momentsOf, openAlerts, wholeAnswer } from "./whole-answer.ts";

const { graph, driver } = emptiedGraph();
const moment = momentsOf("in-use");

const penalty = (recordId: string, subjectId: string, more: Row = {}): Row => ({
  ...{ recordId, subjectId, penaltyType: "fine", authority: "某市应急管理局", decidedOn: "2025-01-05" },
  ...more,
});
const endsById = async () => {
  const rows = await asked(
    driver,
    `MATCH (f:Listing|Penalty) WHERE f.supersededAt > localdatetime('9000-01-01T00:00')
     RETURN f.statementId AS id, toString(f.inUseUntil) AS until, 
            coalesce(toString(f.sharedUntil), '-') AS shared, coalesce(toString(f.toDeleteFrom), '-') AS gone`,
  );
  return Object.fromEntries(
    rows.map(({ id, until, shared, gone }) => [id as string, `${until} ${shared} ${gone}`]),
  );
};

describe("Shanghai, five years after the act (上海 art. 35)", () => {
  const LAST = "2026-05-31";
  const ENDED = "2026-06-01";
  const act = { actFrom: "2021-01-01", actTo: "2021-05-31" };
  const load = (regionCode: string) =>
    loadTables(graph, `first-${regionCode}`, {
      subjects: [company("sh", { regionCode }), company("g"), company("child", { regionCode: "350203" })],
      listings: [listing("l", "sh", { ...act, listedOn: "2023-06-10" })],
      penalties: [penalty("p", "sh", { ...act, publishUntil: "2028-01-05" })],
      links: [link("gl", "g", "sh", { amountFen: "100000000" })],
      shareholdings: [stake("sc", "sh", "child")],
    });
  /** Leads and scores after a whole night, and what the mark of the map says. */
  async function night(asOf: string) {
    const home = temporaryFolder();
    const jobs = createJobs({ graph, home, clock: () => new Date() });
    const runner = createJobRunner(graph, jobs, home, () => new Date());
    for (const { id } of jobs) expect((await runner.run(id, { asOf })).error, id).toBeNull();
    const leads = await asked(
      driver,
      "MATCH (a:Alert) WHERE a.status <> 'RESOLVED' RETURN a.ruleId AS rule ORDER BY rule",
    );
    const knownAt = new Date().toISOString();
    const scores = (await keptScores(graph)).filter(({ subjectId }) => subjectId === "sh");
    const [subject] = await readSubjects(graph, ["sh"], { asOf, knownAt });
    return {
      rules: [...new Set(leads.map(({ rule }) => rule as string))],
      ledger: scores.map(({ ledgerJson }) => ledgerJson).join(),
      listed: subject!.listed,
      left: await restingOnEnded(graph, { asOf, knownAt }),
    };
  }

  test("up to the last day listing and penalty count, from the next on neither, though the list still shows it", async () => {
    await load("310115");
    const before = await night(LAST);
    expect(before.rules).toEqual(
      expect.arrayContaining(["guarantees-listed", "listed-actual-controller", "listed-aggregate-ownership"]),
    );
    expect(before.ledger).toContain('"s:l"');
    expect(before.ledger).toContain('"s:p"');
    expect(before).toMatchObject({ listed: true, left: [] });
    expect(await night(ENDED)).toEqual({ rules: [], ledger: "", listed: false, left: [] });
    expect(await endsById()).toEqual({ "s:l": `${ENDED} ${ENDED} -`, "s:p": `${ENDED} - -` });
    // What was known before the law was asked stays beside it.
    const told =
      "MATCH (l:Listing) RETURN toString(l.removedOn) AS removedOn, toString(l.inUseUntil) AS until";
    expect(await asked(driver, `${told} ORDER BY l.recordedAt`)).toEqual([
      { removedOn: "9999-12-31", until: "9999-12-31" },
      { removedOn: "9999-12-31", until: ENDED },
    ]);
  });

  test("the same listing of Fujian goes on", async () => {
    await load("350203");
    await night(LAST);
    const after = await night(ENDED);
    expect(after.rules).toContain("guarantees-listed");
    expect(after.ledger).toContain('"s:l"');
    expect(after).toMatchObject({ listed: true, left: [] });
  });

  test("who moves to Shanghai takes it along, and who leaves again as well; asked again nothing is written", async () => {
    await load("350203");
    await night(ENDED);
    for (const [regionCode, until] of [
      ["310115", ENDED],
      ["350203", "9999-12-31"],
    ] as const) {
      const endsTouched = new Set<string>();
      const tables = { subjects: [company("sh", { regionCode })] };
      const moved = await loadTables(graph, `moved-${regionCode}`, tables, { mode: "delta", endsTouched });
      const now = { ...moment(), asOf: ENDED };
      await runRipple(graph, [...endsTouched], now, await loadedAt(graph, moved.loadId));
      expect((await endsById())["s:l"]).toBe(`${until} ${until} -`);
      expect(await openAlerts(driver)).toEqual(await wholeAnswer(graph, now));
      expect(await writeInUse(graph, now)).toBe(0);
      expect(await runDerive(graph, now)).toMatchObject({ opened: 0, closed: 0, changed: 0 });
    }
  });

  test("a law that moves an end is noticed by the next night, with nothing loaded", async () => {
    await load("310115");
    await night(LAST);
    // As a program with another table would have left it.
    await asked(driver, "MATCH (l:Listing) SET l.inUseUntil = date('2026-05-01')");
    await asked(driver, "MATCH (r:JobRun {job: 'derive'}) SET r.question = 'another table'");
    expect((await night(LAST)).rules).toContain("guarantees-listed");
    const [run] = await asked(
      driver,
      "MATCH (r:JobRun {job: 'derive'}) RETURN toInteger(r.changed) AS changed ORDER BY r.startedAt DESC LIMIT 1",
    );
    expect(Number(run!["changed"])).toBe(1);
  });
});

describe.each([1, 2])("register %i", (seed) => {
  const REGIONS = ["310115", "310101", "330106", "320102", "350203", ""];
  const pick = randomOf(seed * 7919);
  const drawn = <T>(list: readonly T[]): T => list[pick(list.length)]!;
  const rows = new Map<string, { table: "subjects" | "listings" | "penalties"; row: Row }>();
  const companies = ["A", "B", "C", "D", "E"];
  const tell = (key: string): Row => {
    const number = key.slice(1);
    if (key.startsWith("s")) return company(number, { regionCode: drawn(REGIONS) });
    const known = {
      actFrom: "2018-01-01",
      actTo: drawn(["2019-01-31", "2021-06-29", "2021-06-30", "2023-01-01"]),
    };
    const act = pick(4) === 0 ? {} : known;
    if (key.startsWith("l")) {
      const listCode = drawn(["dishonestJudgmentDebtor", "abnormalOperations", "redList"]);
      const removal =
        pick(4) === 0
          ? {
              removedOn: drawn(["2024-02-01", "2026-07-01"]),
              removalReason: drawn(["expired", "repaired", "annulled"]),
            }
          : {};
      return listing(key, drawn(companies), { listCode, listedOn: "2023-02-01", ...removal, ...act });
    }
    const publishUntil = pick(3) === 0 ? drawn(["2026-06-30", "2027-01-01"]) : "";
    const decidedOn = drawn(["2021-06-29", "2021-06-30", "2024-01-01"]);
    return penalty(key, drawn(companies), {
      decidedOn,
      publishUntil,
      ...(decidedOn > "2023-01-01" ? act : {}),
    });
  };
  const tables = { s: "subjects", l: "listings", p: "penalties" } as const;
  const say = (key: string) => {
    const told = { table: tables[key[0] as keyof typeof tables], row: tell(key) };
    rows.set(key, told);
    return told;
  };
  /** What the stored days must be, from the rows as told and the pure function. */
  const expected = () =>
    Object.fromEntries(
      [...rows.values()]
        .filter(({ table }) => table !== "subjects")
        .map(({ table, row }) => {
          const isListing = table === "listings";
          const of = (column: string) => row[column] || null;
          const fact = {
            ...{ listCode: of("listCode"), penaltyType: of("penaltyType"), authority: of("authority") },
            regionCode: rows.get(`s${row["subjectId"]}`)!.row["regionCode"] || null,
            ...{ actTo: of("actTo"), determinedOn: of(isListing ? "listedOn" : "decidedOn")! },
            ...{ publishedOn: null, removalReason: of("removalReason") },
            ...{ removedOn: of("removedOn"), statedUntil: of("publishUntil") },
          };
          const { inUseUntil, sharedUntil, toDeleteFrom } = useEndsOf(fact);
          const shared = isListing ? (sharedUntil ?? "9999-12-31") : "-";
          const ends = `${inUseUntil ?? "9999-12-31"} ${shared} ${toDeleteFrom ?? "-"}`;
          return [`s:${row["listingId"] ?? row["recordId"]}`, ends];
        }),
    );
  const inOrder = (scores: readonly ScoreRow[]) =>
    scores.toSorted((a, b) => (a.subjectId < b.subjectId ? -1 : 1));

  test("after each change the ripple leaves the days, leads and scores that a whole night would", async () => {
    const all = [...companies.map((id) => `s${id}`), ..."12345678".split("").map((n) => `l${n}`)];
    for (const key of [...all, ..."1234567".split("").map((n) => `p${n}`)]) say(key);
    const of = (table: string) =>
      [...rows.values()].filter((one) => one.table === table).map((one) => one.row);
    await loadTables(graph, "first", {
      ...{ subjects: of("subjects"), listings: of("listings"), penalties: of("penalties") },
      links: companies.map((id, at) =>
        link(`k${id}`, id, companies[(at + 1) % 5]!, { amountFen: "200000000" }),
      ),
      shareholdings: [
        stake("ab", "A", "B"),
        stake("cd", "C", "D", { sharePercent: "50" }),
        stake("be", "B", "E"),
      ],
    });
    await runDerive(graph, moment());
    expect(await endsById()).toEqual(expected());
    for (const rule of rules) await runRule(graph, rule, moment());
    await keepScores(graph, moment());
    let moved = 0;
    for (let step = 0; step < 10; step += 1) {
      const { table, row } = say(drawn([...rows.keys()]));
      const before = await endsById();
      const endsTouched = new Set<string>();
      const delta = { mode: "delta", endsTouched } as const;
      const { loadId } = await loadTables(graph, `change-${step}`, { [table]: [row] }, delta);
      const now = moment();
      await runRipple(graph, [...endsTouched], now, await loadedAt(graph, loadId));
      const after = await endsById();
      if (JSON.stringify(before) !== JSON.stringify(after)) moved += 1;
      expect(after).toEqual(expected());
      expect(await openAlerts(driver)).toEqual(await wholeAnswer(graph, now));
      expect(inOrder(await keptScores(graph))).toEqual(inOrder(await scoresAt(graph, now)));
      expect(await writeInUse(graph, now)).toBe(0);
      expect(await runDerive(graph, moment())).toMatchObject({ opened: 0, closed: 0, changed: 0 });
    }
    expect(moved, "changes that moved some day").toBeGreaterThan(2);
  });
});
