import { heldAstray } from "../../src/alerts/held.ts";
import type { CaseParts } from "../../src/discipline/cases.ts";
import type { RaiseOrder } from "../../src/discipline/objections.ts";
import { raiseObjection } from "../../src/discipline/objections.ts";
import { migrate } from "../../src/graph/migrate.ts";
import { loadAndRipple } from "../../src/intake/load-and-ripple.ts";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { bundle } from "../../src/load/sources/bundle.ts";
import type { AlertStatus } from "../../src/model/alert.ts";
import { wipeGraph } from "../graph/wipe.ts";
import type { Tables } from "../load/bundle-folder.ts";
import { bundleFolder, company, listing, office, person, stake } from "../load/bundle-folder.ts";
import { asked, freshGraph, home } from "../load/loading.ts";
import { runNight } from "../seed-region.ts";

export const { graph, driver } = freshGraph();

/** A clock that stands still for nobody: a second later at every look, from a morning on. */
export function clockFrom(instant: string): () => Date {
  let now = Date.parse(instant);
  return () => new Date((now += 1_000));
}

/** A listed person P who holds K alone, and A both directly and through X; and Q, who holds nothing yet. */
export const region: Tables = {
  subjects: [
    person("P"),
    person("Q"),
    company("A", { regionCode: "330106" }),
    company("K", { regionCode: "330106" }),
    company("X", { regionCode: "330106" }),
  ],
  shareholdings: [
    stake("direct", "P", "A", { sharePercent: "30" }),
    stake("upper", "P", "X", { sharePercent: "100" }),
    stake("lower", "X", "A", { sharePercent: "30" }),
    stake("only", "P", "K", { sharePercent: "40" }),
  ],
  positions: [office("chair", "P", "K")],
  listings: [listing("l1", "P"), listing("l2", "Q")],
};

export interface SmallRegion {
  parts: CaseParts;
  night: (asOf?: string) => ReturnType<typeof runNight>;
  run: (jobId: string) => Promise<unknown>;
  deliver: (deliveryId: string, tables: Tables, mode?: "full" | "delta") => ReturnType<typeof loadAndRipple>;
}

/** The region as a night of a day leaves it. */
export async function loadedRegion(day?: string, tables?: Tables): Promise<SmallRegion> {
  const small = await deliveredRegion(day, tables);
  await small.night();
  return small;
}

/** The region before its first night. */
export async function deliveredRegion(day = "2026-06-30", tables: Tables = region): Promise<SmallRegion> {
  await wipeGraph(driver);
  await migrate(graph);
  const clock = clockFrom(`${day}T01:00:00.000Z`);
  const runner = createJobRunner(graph, createJobs({ graph, home, clock }), "test", clock);
  const deliver: SmallRegion["deliver"] = (deliveryId, tables, mode = "delta") => {
    const directory = bundleFolder(tables, { sourceId: "s", deliveryId, mode, asOf: day });
    return loadAndRipple({ graph, directory, source: bundle, home, clock }, "test");
  };
  await deliver("first", tables, "full");
  const night = (asOf = day) => runNight(runner, asOf);
  const run = (jobId: string) => runner.run(jobId, { asOf: day });
  return { parts: { graph, clock, owner: "test" }, night, run, deliver };
}

/** Alerts by rule and target, with their states. */
export async function states(): Promise<Record<string, AlertStatus>> {
  const rows = await asked(
    driver,
    "MATCH (a:Alert) RETURN a.ruleId + ' ' + a.targetId AS name, a.status AS status ORDER BY name",
  );
  return Object.fromEntries(rows.map((row) => [row["name"], row["status"] as AlertStatus]));
}

/** The id of one alert. */
export async function alertId(ruleId: string, targetId: string): Promise<string> {
  const [row] = await asked(
    driver,
    `MATCH (a:Alert {ruleId: '${ruleId}', targetId: '${targetId}'}) RETURN a.id AS id`,
  );
  return row!["id"] as string;
}

/** Everything but the accounts and locks of runs, to see that nothing was written. */
export async function everything(): Promise<Record<string, unknown>[]> {
  return asked(
    driver,
    `MATCH (n) WHERE NOT n:JobRun AND NOT n:JobLock AND NOT n:LoadRun AND NOT n:Migration
     OPTIONAL MATCH (n)-[r]->(m)
     RETURN labels(n) AS labels, toString(coalesce(n.id, n.statementId, n.subjectId, '')) AS id, properties(n) AS own,
            type(r) AS type, properties(r) AS said, coalesce(m.id, m.statementId) AS other
     ORDER BY id, labels, type, other, toString(said.statementId), toString(own.recordedAt)`,
  );
}

/** What the book of alerts and the objections say of each other; empty at all times. */
export const astray = () => heldAstray(graph);

/** An objection to one of the region's statements. */
export function raised(parts: CaseParts, key: string, more: Partial<RaiseOrder> = {}) {
  return raiseObjection(parts, {
    statementId: `s:${key}`,
    ground: "factError",
    reason: "登记有误",
    raisedBy: "当事人",
    actor: "local:test",
    ...more,
  });
}
