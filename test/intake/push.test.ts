import { existsSync, mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { WAITING_MAX } from "../../src/intake/intake.ts";
import type { PushDocument } from "../../src/intake/push-answer.ts";
import { PUSH_BYTES_MAX } from "../../src/intake/pushed-lines.ts";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { beginRun } from "../../src/load/account/run.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import type { Row } from "../load/bundle-folder.ts";
import { company, listing, person, stake, temporaryFolder } from "../load/bundle-folder.ts";
import { asked, loadTables, testGraph } from "../load/loading.ts";
import type { PushService } from "./push-service.ts";
import { openPushService, TOKEN } from "./push-service.ts";

const clock = () => new Date();
const graph = testGraph();
const driver = testDriver();
const home = temporaryFolder();
let service: PushService;
let base = "";

beforeAll(async () => {
  mkdirSync(join(home, "spool", "push-left"), { recursive: true });
  writeFileSync(join(home, "spool", "push-left", "delivery.jsonl"), "what a killed service left");
  service = await openPushService(graph, home);
  base = `http://127.0.0.1:${service.port}`;
});
beforeEach(async () => {
  await wipeGraph(driver);
  await migrate(graph);
  await loadTables(graph, "first", {
    subjects: [company("A"), company("B"), person("p")],
    shareholdings: [stake("s1", "A", "B")],
  });
});
afterAll(async () => {
  await service.close();
  await wipeGraph(driver);
  await graph.close();
  await driver.close();
});

const linesOf = (table: string, rows: readonly Row[]): string =>
  rows.map((row) => `${JSON.stringify({ table, ...row })}\n`).join("");

interface Answered {
  status: number;
  headers: Headers;
  document: PushDocument;
  messages: string[];
  codes: string[];
}

async function push(
  place: string,
  body: string | Uint8Array<ArrayBuffer>,
  more: RequestInit = {},
): Promise<Answered> {
  const headers = { authorization: `Bearer ${TOKEN}`, "content-type": "application/x-ndjson" };
  const response = await fetch(`${base}/deliveries/${place}`, {
    method: "POST",
    body,
    ...more,
    headers: { ...headers, ...(more.headers as Record<string, string>) },
  });
  const document = (await response.json()) as PushDocument & {
    errors?: { message: string; extensions: { code: string } }[];
  };
  const errors = document.errors ?? [];
  return {
    ...{ status: response.status, headers: response.headers, document },
    messages: errors.map(({ message }) => message),
    codes: errors.map(({ extensions }) => extensions.code),
  };
}

const factsInGraph = async () =>
  asked(
    driver,
    "MATCH (n) WHERE n:Subject OR n:Listing RETURN count(n) AS nodes, count { ()-[:OWNS]->() } AS stakes",
  );

describe("a push", () => {
  test("is in as a whole, says which lines hold and which do not, and is safe to repeat", async () => {
    expect(existsSync(join(home, "spool", "push-left")), "left by a killed service").toBe(false);
    const body =
      linesOf("subjects", [company("C")]) +
      "\n" +
      linesOf("shareholdings", [stake("s2", "C", "nobody"), stake("s3", "B", "C")]) +
      linesOf("subjects", [person("q", { idDigest: "350203199001011237" })]);
    const first = await push("s/d-2", body);
    expect(first.status, first.messages.join()).toBe(200);
    expect(first.document).toMatchObject({
      ...{ outcome: "complete", sourceId: "s", deliveryId: "d-2", mode: "delta" },
      accepted: { rows: 2, lines: "1,4" },
      quarantined: { rows: 2, leftOut: 0 },
    });
    expect(first.document.quarantined.listed.toSorted((a, b) => a.line - b.line)).toMatchObject([
      { table: "shareholdings", line: 3, key: "s2", column: "companyId", value: "nobody" },
      { table: "subjects", line: 5, key: "q", column: "idDigest", value: "***" },
    ]);
    expect(JSON.stringify(first.document)).not.toContain("350203199001011237");
    const after = await factsInGraph();
    expect(after).toEqual([{ nodes: 4n, stakes: 2n }]);
    expect(service.audited.at(-1)).toMatchObject({
      ...{ actor: "local:push", action: "load" },
      detail: { sourceId: "s", deliveryId: "d-2", outcome: "complete" },
    });

    const zipped = { headers: { "content-encoding": "gzip" } };
    const again = await push("s/d-2", Uint8Array.from(gzipSync(body)), zipped);
    expect(again.status).toBe(200);
    expect(again.document).toEqual({ ...first.document, outcome: "repeated", ripple: null });
    const other = await push("s/d-2", linesOf("subjects", [company("D")]));
    expect(other).toMatchObject({ status: 409, codes: ["CONFLICT"] });
    expect(other.messages[0]).toContain("give a new delivery a new deliveryId");
    expect(await factsInGraph()).toEqual(after);
    expect(readdirSync(join(home, "spool")), "nothing is left on disk").toEqual([]);
  });

  test("that is repeated says what was kept out as it was said first, whatever its cells begin with", async () => {
    const names = ["=1+1", "'=1+1", "''=1", "'plain", "-1", "@a", "＝1", "\t=", '"quoted", two\nlines'];
    const odd = names.map((text, at) => company(`odd${at}`, { regionCode: text, name: text }));
    const body = linesOf("subjects", [...odd, company("ok")]) + linesOf("records", [{ recordId: "=r" }]);
    const first = await push("s/d-odd?asOf=2026-07-01", body);
    expect(first.document.quarantined.rows, first.messages.join()).toBe(names.length + 1);
    const again = await push("s/d-odd", body);
    expect(again.document).toEqual({ ...first.document, outcome: "repeated", ripple: null });
    rmSync(join(home, "quarantine", "s", "d-odd"), { recursive: true });
    const bare = await push("s/d-odd", body);
    expect(bare.document).toMatchObject({
      ...{ outcome: "repeated", accepted: null },
      quarantined: { rows: names.length + 1, listed: [], leftOut: names.length + 1 },
    });
  });

  test("brings the alerts up to date before it answers", async () => {
    const runner = createJobRunner(graph, createJobs({ graph, home, clock }), "push-test", clock);
    for (const id of ["derive", "listed-actual-controller"]) await runner.run(id);
    const listed = await push("court/c-1", linesOf("listings", [listing("L1", "A")]));
    expect(listed.document.ripple, listed.messages.join()).toMatchObject({ closed: 0, error: null });
    expect(listed.document.ripple!.opened).toBeGreaterThan(0);
    const { opened } = listed.document.ripple!;
    const lifted = listing("L1", "A", { removedOn: "2025-06-30", removalReason: "repaired" });
    const removed = await push("court/c-2", linesOf("listings", [lifted]));
    expect(removed.document.ripple).toMatchObject({ opened: 0, closed: opened });
  });

  test("closes what a full delivery no longer says, in the tables that it speaks of", async () => {
    const body = linesOf("subjects", [company("A"), company("B")]);
    const full = await push("s/full-1?mode=full&asOf=2026-07-01", body);
    expect(full.document).toMatchObject({ mode: "full", asOf: "2026-07-01" });
    const superseded = full.document.tables.map(({ table, superseded }) => [table, superseded]);
    expect(superseded, "shareholdings are not spoken of").toEqual([["subjects", 1]]);
  });

  test("that would lose more than half of a table is refused whole", async () => {
    const before = await factsInGraph();
    const few = await push("s/full-2?mode=full", linesOf("subjects", [company("A")]));
    expect(few).toMatchObject({ status: 422, codes: ["BAD_USER_INPUT"] });
    expect(few.messages[0]).toMatch(/subjects/);
    expect(await factsInGraph()).toEqual(before);
  });

  test("with a line that is no row does nothing at all", async () => {
    const before = await factsInGraph();
    const torn = await push("s/torn", `${linesOf("subjects", [company("C")])}{"table":"subjects","id":"D`);
    expect(torn).toMatchObject({ status: 400, messages: ["line 2 is not JSON, expected one object a line"] });
    expect((await push("s/none", "\n \n")).messages).toEqual([
      "the body states no row; expected one JSON object a line",
    ]);
    expect(await factsInGraph()).toEqual(before);
    expect(await asked(driver, "MATCH (r:LoadRun {sourceId: 's'}) RETURN count(r) AS runs")).toEqual([
      { runs: 1n },
    ]);
  });

  test("with what may never be collected is refused with the article", async () => {
    const row = { ...person("r"), 宗教信仰: "无" };
    const denied = await push("s/denied", linesOf("subjects", [row]));
    expect(denied).toMatchObject({ status: 422, codes: ["BAD_USER_INPUT"] });
    expect(denied.messages[0]).toMatch(/宗教信仰.*第十四条/);
    expect(await asked(driver, "MATCH (s:Subject {id: 'r'}) RETURN count(s) AS found")).toEqual([
      { found: 0n },
    ]);
  });

  test("of more bytes than may come is turned away, one byte fewer is not", async () => {
    const row = linesOf("subjects", [company("C")]);
    const padded = (bytes: number) => row + "\n".repeat(bytes - Buffer.byteLength(row));
    expect((await push("s/large", padded(PUSH_BYTES_MAX))).status).toBe(200);
    const zipped = { headers: { "content-encoding": "gzip" } };
    const bomb = Uint8Array.from(gzipSync(padded(PUSH_BYTES_MAX + 1)));
    expect(await push("s/larger", bomb, zipped)).toMatchObject({ status: 413, codes: ["LIMIT_TOO_HIGH"] });
    expect(readdirSync(join(home, "spool"))).toEqual([]);
  });

  test("waits for the one before it, and is sent away while another process loads", async () => {
    const places = Array.from({ length: 4 }, (_, at) =>
      push(`s/many-${at}`, linesOf("subjects", [company(`M${at}`)])),
    );
    expect((await Promise.all(places)).map(({ status }) => status)).toEqual([200, 200, 200, 200]);
    const manifest = { sourceId: "other", deliveryId: "o-1", mode: "delta", asOf: "2026-07-01" } as const;
    await beginRun(graph, "other-load", manifest, [], clock);
    const busy = await push("s/busy", linesOf("subjects", [company("C")]));
    expect(busy).toMatchObject({ status: 503, codes: ["RATE_LIMITED"] });
    expect(Number(busy.headers.get("retry-after"))).toBeGreaterThan(0);
    expect(busy.messages[0]).toContain("delivery o-1 of source other is being loaded");
  });

  test(`has at most ${WAITING_MAX} waiting`, async () => {
    const rows = linesOf("subjects", [company("C")]);
    const many = Array.from({ length: 3 * WAITING_MAX }, (_, at) => push(`s/crowd-${at}`, rows));
    const statuses = (await Promise.all(many)).map(({ status }) => status);
    expect(new Set(statuses)).toEqual(new Set([200, 503]));
    expect(statuses.filter((status) => status === 200).length).toBeGreaterThan(WAITING_MAX);
  });
});

test.each([
  ["s/d", { method: "GET", body: undefined }, 405, "BAD_USER_INPUT"],
  ["s/d", { headers: { authorization: "" } }, 401, "UNAUTHENTICATED"],
  ["s/d", { headers: { authorization: "", cookie: `credit_graph=${TOKEN}` } }, 403, "FORBIDDEN"],
  ["s/d", { headers: { "content-type": "text/csv" } }, 415, "BAD_USER_INPUT"],
  ["s/d", { headers: { "content-encoding": "br" } }, 415, "BAD_USER_INPUT"],
  ["s/d", { headers: { "content-encoding": "gzip" } }, 400, "BAD_USER_INPUT"],
  ["s", {}, 404, "NOT_FOUND"],
  ["s/d/e", {}, 404, "NOT_FOUND"],
  ["s%2F..%2Ft/d", {}, 400, "BAD_USER_INPUT"],
  ["s:t/d", {}, 400, "BAD_USER_INPUT"],
  ["s/d?mode=partial", {}, 400, "BAD_USER_INPUT"],
  ["s/d?asOf=2026-02-30", {}, 400, "BAD_USER_INPUT"],
  ["s/d?dryRun=true", {}, 400, "BAD_USER_INPUT"],
] as const)("%s with %j is answered %i", async (place, more, status, code) => {
  const answered = await push(place, linesOf("subjects", [company("C")]), more as RequestInit);
  expect(answered).toMatchObject({ status, codes: [code] });
  expect(await asked(driver, "MATCH (s:Subject {id: 'C'}) RETURN count(s) AS found")).toEqual([
    { found: 0n },
  ]);
});
