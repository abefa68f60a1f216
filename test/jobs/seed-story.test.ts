import { mkdirSync, readFileSync, readdirSync, statSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { alertsByIds } from "../../src/alerts/book.ts";
import { verifyAlert } from "../../src/jobs/verify-alert.ts";
import { ruleById, rules } from "../../src/rules/catalogue.ts";
import { canonicalDump } from "../load/canonical-dump.ts";
import { asked, freshGraph } from "../load/loading.ts";
import type { LoadedSeed } from "../seed-region.ts";
import { SEED_DATE, loadedSeed, runNight } from "../seed-region.ts";
import type { StoredAlert } from "./seed-expected.ts";
import { expectedAlerts, sorted } from "./seed-expected.ts";

const { graph, driver } = freshGraph();
let seed: LoadedSeed;
beforeAll(async () => {
  seed = await loadedSeed(graph);
});

async function stored(): Promise<StoredAlert[]> {
  const rows = await asked(
    driver,
    `MATCH (a:Alert) RETURN a.id AS id, a.ruleId AS rule, a.targetId AS target, a.seedId AS seed,
       a.seedIds AS seeds, a.verdict AS verdict, a.status AS status ORDER BY id`,
  );
  return rows as unknown as StoredAlert[];
}

/** Whether a rule walks no relation: then a party's own listings are the whole finding. */
const ownSeed = (id: string) => ruleById(id)!.template.relations.length === 0;

describe("the first night over the region", () => {
  test("every job is done and complete", () => {
    expect(seed.runs.filter((run) => run.status !== "done" || !run.complete)).toEqual([]);
    expect(seed.runs.map((run) => run.job)).toEqual(seed.runner.jobs.map((job) => job.id));
  });

  test.each(rules.map((rule) => rule.id))(
    "%s opens what the oracle expects, and nothing else",
    async (id) => {
      const alerts = (await stored()).filter((alert) => alert.rule === id);
      expect(sorted(alerts)).toEqual(expectedAlerts(id));
      expect(alerts.filter((alert) => alert.status !== "OPEN")).toEqual([]);
    },
  );

  test("every proof begins with the listings of its seeds, then names a connection", async () => {
    for (const alert of await alertsByIds(
      graph,
      (await stored()).map((one) => one.id),
    )) {
      const firstOther = alert.proof.findIndex((hop) => hop.kind !== "LISTED_AS" || hop.role === "redList");
      const listings = firstOther < 0 ? alert.proof : alert.proof.slice(0, firstOther);
      expect(new Set(listings.map((hop) => hop.from)), alert.key).toEqual(new Set(alert.seedIds));
      if (ownSeed(alert.ruleId)) continue;
      const rest = alert.proof.slice(listings.length);
      expect(rest.length, alert.key).toBeGreaterThan(0);
      const met = rest.flatMap((hop) => [hop.from, hop.to]);
      for (const id of [alert.targetId, ...alert.seedIds]) expect(met, alert.key).toContain(id);
    }
  });

  test("every certificate is recomputed to the same hash", async () => {
    const ids = (await stored()).map((one) => one.id);
    const answers = await Promise.all(ids.map((id) => verifyAlert(graph, id)));
    expect(answers.filter((answer) => !answer?.same)).toEqual([]);
    expect(answers.every((answer) => answer?.storedHash === answer?.recomputedHash)).toBe(true);
  });

  test("verifying an alert that does not exist answers nothing", async () => {
    expect(await verifyAlert(graph, "A0000000000000000")).toBeUndefined();
  });

  test("no alert is about a listed party only because of itself, but where its own listings are the pattern", async () => {
    const own = (await stored()).filter((alert) => alert.seeds.includes(alert.target));
    expect(own.filter((alert) => !ownSeed(alert.rule) && alert.rule !== "red-list-conflict")).toEqual([]);
  });
});

describe("the daily report of the first night", () => {
  const path = (ending: string) => `${seed.home}/reports/daily-alerts-${SEED_DATE}.${ending}`;

  test("stands as HTML, XLSX and CSV, and the run names them", () => {
    const run = seed.runs.find((one) => one.job === "daily-report")!;
    expect(run.notes).toEqual([path("html"), path("xlsx"), path("csv")]);
    expect(readFileSync(path("xlsx")).subarray(0, 2).toString()).toBe("PK");
    expect(readdirSync(`${seed.home}/reports`).filter((name) => name.endsWith(".part"))).toEqual([]);
  });

  test("tells every open lead, each rule's sentence, and the first issue", async () => {
    const page = readFileSync(path("html"), "utf8");
    expect(page).toContain("首期");
    expect(page).toContain(`新增线索 ${(await stored()).length} 条`);
    for (const rule of rules) expect(page).toContain(rule.name.zh);
    expect(page).toContain("厦门鹭川冷链");
    expect(page).not.toContain("undefined");
  });

  test("issued again over the same content, the files are not touched", async () => {
    const before = ["html", "xlsx", "csv"].map((ending) => statSync(path(ending)).mtimeMs);
    const run = await seed.runner.run("daily-report", { asOf: SEED_DATE });
    expect(run).toMatchObject({ status: "done", changed: 0, kept: 3, error: null });
    expect(["html", "xlsx", "csv"].map((ending) => statSync(path(ending)).mtimeMs)).toEqual(before);
  });

  test("a folder in the file's place fails the run, and its account says so", async () => {
    mkdirSync(`${seed.home}/reports/daily-alerts-2026-01-01.html`);
    const run = await seed.runner.run("daily-report", { asOf: "2026-01-01" });
    expect(run).toMatchObject({ status: "failed", complete: false });
    expect(run.error).toMatch(/EISDIR/);
  });
});

test("a second night over the same facts writes nothing", async () => {
  const before = await canonicalDump(driver);
  const runs = await runNight(seed.runner, SEED_DATE);
  expect(await canonicalDump(driver)).toEqual(before);
  for (const { job, opened, changed, closed } of runs) {
    expect({ job, opened, changed, closed }).toEqual({ job, opened: 0, changed: 0, closed: 0 });
  }
});
