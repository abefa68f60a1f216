import { readdirSync } from "node:fs";
import { setTimeout as sleep } from "node:timers/promises";
import fc from "fast-check";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import type { PushDocument } from "../../src/intake/push-answer.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { temporaryFolder } from "../load/bundle-folder.ts";
import { asked, testGraph } from "../load/loading.ts";
import type { HostileRequest } from "./hostile-requests.ts";
import { hostileRequest, ID_NUMBER } from "./hostile-requests.ts";
import type { PushService } from "./push-service.ts";
import { openPushService, TOKEN } from "./push-service.ts";
import type { Answer } from "./raw-request.ts";
import { sent } from "./raw-request.ts";

/** Requests tried; the seed of a run is printed with its failure. */
const TRIED = 600;
const GREAT_BYTES = 100_000;
const graph = testGraph();
const driver = testDriver();
const home = temporaryFolder();
let service: PushService;

beforeAll(async () => {
  await wipeGraph(driver);
  await migrate(graph);
  service = await openPushService(graph, home);
});
afterAll(async () => {
  await service.close();
  await wipeGraph(driver);
  await graph.close();
  await driver.close();
});

/** All that is in the graph but the accounts of loads; versions opened or closed by half would be seen. */
const believed = async () => [
  await asked(
    driver,
    `MATCH (n) WHERE NOT n:LoadRun AND NOT n:JobLock
     RETURN count(n) AS nodes, sum(size(keys(n))) AS properties, count(n.supersededBy) AS closed`,
  ),
  await asked(
    driver,
    "MATCH ()-[r]->() RETURN count(r) AS links, sum(size(keys(r))) AS properties, count(r.supersededBy) AS closed",
  ),
];
const words = async () => [
  await asked(driver, "CALL db.labels() YIELD label RETURN label ORDER BY label"),
  await asked(driver, "CALL db.relationshipTypes() YIELD relationshipType AS type RETURN type ORDER BY type"),
];
const runsLeft = () =>
  asked(driver, "MATCH (r:LoadRun) WHERE r.outcome IN ['running', 'rollingBack'] RETURN r.id AS id");

/** A request that was cut may still be under way. */
async function spoolEmpty(): Promise<void> {
  for (let waits = 0; waits < 200 && spooled().length > 0; waits += 1) await sleep(50);
  expect(spooled()).toEqual([]);
}
const spooled = () => (readdirSync(home).includes("spool") ? readdirSync(service.spool) : []);

const good = (id: string) =>
  fetch(`http://127.0.0.1:${service.port}/deliveries/good/${id}`, {
    method: "POST",
    headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/x-ndjson" },
    body: `{"table":"subjects","id":"G${id}","kind":"company","name":"好公司"}\n`,
  });

function numbersIn(ranges: string): number[] {
  if (ranges === "") return [];
  return ranges.split(",").flatMap((range) => {
    const [from, to = from] = range.split("-").map(Number);
    return Array.from({ length: to! - from! + 1 }, (_, at) => from! + at);
  });
}

/** Every line that states anything is accepted or kept out with a reason, and what is accepted is in the graph. */
async function expectWhole(document: PushDocument, lines: readonly Buffer[]): Promise<void> {
  if (document.outcome === "repeated") return;
  const { accepted, quarantined } = document;
  const stating = lines.flatMap((text, at) => (text.toString("utf8").trim() === "" ? [] : [at + 1]));
  const taken = numbersIn(accepted!.lines);
  const keptOut = [...new Set(quarantined.listed.map(({ line }) => line))];
  expect([...taken, ...keptOut].sort((a, b) => a - b)).toEqual(stating);
  expect(quarantined.listed.every(({ reason }) => reason !== "")).toBe(true);
  const rows = taken.map((line) => JSON.parse(lines[line - 1]!.toString("utf8")) as Record<string, string>);
  const ids = rows.filter(({ table }) => table === "subjects").map(({ id }) => String(id).trim());
  const found = await asked(driver, "MATCH (s:Subject) RETURN s.id AS id");
  const inGraph = new Set(found.map(({ id }) => id as string));
  for (const id of ids) expect(inGraph.has(id) || inGraph.has(`${document.sourceId}:${id}`), id).toBe(true);
}

function expectRefusal({ status, head, body }: Answer, isHead: boolean): void {
  expect(status).toBeGreaterThanOrEqual(400);
  expect(status, body).toBeLessThan(500);
  if (isHead) return;
  // A request that is no HTTP is answered before any of our code; its status line says why.
  const isOurs = /content-type: application\/json/i.test(head);
  if (isOurs) expect(JSON.parse(body).errors[0].message.length).toBeGreaterThan(10);
}

test(`${TRIED} hostile pushes are refused with a reason or are in as a whole`, async () => {
  expect((await good("first")).status).toBe(200);
  const seen = { whole: 0, refused: 0, unanswered: 0 };
  const natural = Object.getOwnPropertyNames(Object.prototype).sort();
  let before = await believed();
  const tried = async (request: HostileRequest) => {
    const answer = await sent(service.port, request);
    const isHead = request.bytes.subarray(0, 5).toString() === "HEAD ";
    const isWhole = answer?.status === 200 && answer.body.startsWith('{"outcome"');
    if (isWhole) {
      seen.whole += 1;
      await expectWhole(JSON.parse(answer.body) as PushDocument, request.lines);
      before = await believed();
    } else if (answer) {
      seen.refused += 1;
      const isPage = answer.status === 200 && /^(GET|HEAD) /.test(request.bytes.subarray(0, 5).toString());
      if (!isPage) expectRefusal(answer, isHead);
      expect(await believed()).toEqual(before);
    } else {
      seen.unanswered += 1;
      // Cut when all of it was there, it may be in, whole: it waits for no one to hear so. A refusal closes the
      // connection while much is still being sent, and the system may then drop the answer.
      expect(request.cutAt !== null || request.bytes.length > GREAT_BYTES).toBe(true);
      await spoolEmpty();
      before = await believed();
    }
    await spoolEmpty();
    expect(answer?.body ?? "").not.toContain(ID_NUMBER);
    expect(service.logged.splice(0)).toEqual([]);
    expect(await runsLeft()).toEqual([]);
    expect(Object.getOwnPropertyNames(Object.prototype).sort()).toEqual(natural);
  };
  await fc.assert(fc.asyncProperty(hostileRequest, tried), { numRuns: TRIED / 2 });
  const known = await words();
  await fc.assert(fc.asyncProperty(hostileRequest, tried), { numRuns: TRIED / 2 });
  expect(await words(), "text of a push never becomes a part of a query").toEqual(known);
  expect(JSON.stringify(service.audited)).not.toContain(ID_NUMBER);
  expect(readdirSync(home).filter((name) => name !== "spool" && name !== "quarantine")).toEqual([]);
  expect((await good("last")).status).toBe(200);
  // Every end must be met often, or the requests are too tame or too wild to try anything.
  expect(Math.min(seen.whole, seen.refused)).toBeGreaterThan(TRIED / 20);
  expect(seen.unanswered).toBeGreaterThan(0);
});
