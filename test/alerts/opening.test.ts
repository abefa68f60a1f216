import { beforeAll, expect, test } from "vitest";
import type { ProvenFinding } from "../../src/alerts/book.ts";
import { alertsByIds, enterAnswer } from "../../src/alerts/book.ts";
import { knownAlerts } from "../../src/alerts/known.ts";
import { readAlertEvents, readAlertHistory } from "../../src/read/history.ts";
import { company, person } from "../load/bundle-folder.ts";
import { asked, freshGraph, loadTables } from "../load/loading.ts";

const { graph, driver } = freshGraph();
const rule = { ruleId: "r", ruleVersion: "1.0.0", params: { hopsMax: 3 } };
const ids = { P: "", Q: "", A: "" };

const finding = (seedIds: string[]): ProvenFinding => ({
  ...{ targetId: ids.A, seedId: null, seedIds, discriminator: null, hops: 2, verdict: "yes" },
  ...{ measure: 7, severity: "ACT", proof: [] },
});

/** Enter findings as one complete run on a day of 2026; `known` = what the run read before. */
async function enter(day: string, findings: ProvenFinding[], known = knownAlerts(graph, rule)) {
  const at = `2026-${day}T01:00:00.000Z`;
  const asked = { asOf: `2026-${day}`, knownAt: at, at, runId: `run-${day}` };
  return enterAnswer(graph, {
    ...rule,
    ...asked,
    ...{ findings: [findings], known: await known, keptIds: new Set<string>(), complete: true },
  });
}

const history = async (id: string) =>
  (await readAlertHistory(graph, id)).map(({ at, actor, action }) => [at.slice(5, 10), actor, action]);
const links = () =>
  asked(
    driver,
    `MATCH (a:Alert)-[r:ABOUT|BECAUSE_OF]->(s:Subject) RETURN type(r) + ' ' + s.name AS link ORDER BY link`,
  ).then((rows) => rows.map((row) => row["link"]));

beforeAll(async () => {
  await loadTables(graph, "first", { subjects: [person("P"), person("Q"), company("A")] });
  const rows = await asked(driver, "MATCH (s:Subject) RETURN s.id AS id, s.kind AS kind ORDER BY id");
  const all = rows.map((row) => row["id"] as string);
  Object.assign(ids, { A: all[0], P: all[1], Q: all[2] });
});

test("a new alert stands beside its target and every seed, and tells its own opening", async () => {
  expect(await enter("06-01", [finding([ids.Q, ids.P])])).toMatchObject({ opened: 1 });
  expect((await links()).length).toBe(3);
  const [known] = [...(await knownAlerts(graph, rule)).values()];
  const [alert] = await alertsByIds(graph, [known!.id]);
  expect(alert).toMatchObject({ ...rule, targetId: ids.A, seedIds: [ids.P, ids.Q].sort(), status: "OPEN" });
  expect(alert).toMatchObject({ openedOn: "2026-06-01", openedAt: "2026-06-01T01:00:00.000Z", episode: 1 });
  expect(await history(known!.id)).toEqual([["06-01", "job:r", "opened"]]);
  const events = await readAlertEvents(graph, "2026-05-31T00:00:00.000Z", 10);
  expect(events).toMatchObject([{ alertId: known!.id, action: "opened", actor: "job:r" }]);
  expect(await readAlertEvents(graph, "2026-06-01T01:00:00.000Z", 10)).toEqual([]);
});

test("a transaction tried again after it was written changes nothing", async () => {
  const before = await links();
  await enter("06-02", [finding([ids.Q, ids.P])], Promise.resolve(new Map()));
  expect(await links()).toEqual(before);
  const [known] = [...(await knownAlerts(graph, rule)).values()];
  expect(await history(known!.id)).toEqual([["06-01", "job:r", "opened"]]);
});

test("a reopened alert keeps the line of its first opening, and only the seeds it now has", async () => {
  await enter("06-03", []);
  await enter("06-04", [finding([ids.Q])]);
  await enter("06-05", []);
  await enter("06-06", [finding([ids.Q])]);
  const [known] = [...(await knownAlerts(graph, rule)).values()];
  expect(known).toMatchObject({ status: "OPEN", episode: 3 });
  expect(await history(known!.id)).toEqual([
    ["06-01", "job:r", "opened"],
    ["06-03", "job:r", "closed"],
    ["06-04", "job:r", "reopened"],
    ["06-05", "job:r", "closed"],
    ["06-06", "job:r", "reopened"],
  ]);
  expect((await links()).length).toBe(2);
});
