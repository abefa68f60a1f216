import { existsSync, readdirSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import type { PushDocument } from "../../src/intake/push-answer.ts";
import { PUSH_BYTES_MAX } from "../../src/intake/pushed-lines.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { temporaryFolder } from "../load/bundle-folder.ts";
import { asked, testGraph } from "../load/loading.ts";
import { ID_NUMBER } from "./hostile-requests.ts";
import type { PushService } from "./push-service.ts";
import { openPushService, TOKEN } from "./push-service.ts";
import { sent } from "./raw-request.ts";

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

const companyLine = (id: string, more = "") =>
  `{"table":"subjects","id":"${id}","kind":"company","name":"甲"${more}}\n`;
const named = async (id: string) =>
  (await asked(driver, `MATCH (s:Subject {id: '${id}'}) RETURN s.name AS name`)).map(({ name }) => name);

async function push(place: string, body: string | Uint8Array<ArrayBuffer>) {
  const response = await fetch(`http://127.0.0.1:${service.port}/deliveries/${place}`, {
    method: "POST",
    headers: { authorization: `Bearer ${TOKEN}`, "content-type": "application/x-ndjson" },
    body,
  });
  const text = await response.text();
  const document = JSON.parse(text) as PushDocument & { errors?: { message: string }[] };
  const said = document.errors?.map(({ message }) => message).join("\n") ?? "";
  return { status: response.status, document, said, text };
}

test("a row whose table is written with escapes is not lost", async () => {
  const escaped = companyLine("E1").replace("subjects", "subj\\u0065cts");
  const { status, document } = await push("s/escaped", companyLine("E2") + escaped);
  expect([status, document.accepted]).toEqual([200, { rows: 2, lines: "1-2" }]);
  expect(await named("E1")).toEqual(["甲"]);
});

test("bytes that are no UTF-8 refuse the body by line, also where they would be GB18030", async () => {
  const gb = Buffer.concat([
    Buffer.from(companyLine("U1") + '{"table":"subjects","id":"U2","kind":"company","name":"'),
    Buffer.from([0x81, 0x5c, 0x22]),
    Buffer.from('"}\n'),
  ]);
  const refused = await push("s/gb", Uint8Array.from(gb));
  expect([refused.status, refused.said]).toEqual([
    400,
    "line 2 has bytes that are no UTF-8; expected JSON in UTF-8",
  ]);
  expect(await named("U1")).toEqual([]);
  expect((await push("s/mark", `\ufeff${companyLine("U1")}`)).document.accepted).toEqual({
    rows: 1,
    lines: "1",
  });
});

test("what is nested deep is named by its kind, and a sender's words are bounded and masked", async () => {
  const deep = "[".repeat(200_000) + "]".repeat(200_000);
  const nested = await push("s/deep", `{"table":${deep}}`);
  expect(nested.said).toMatch(/^line 1 has the table a list, expected one of subjects/);
  const long = await push("s/long", `{"table":"${"x".repeat(100_000)}"}`);
  expect(long.said).toMatch(/^line 1 has the table "x{80}…", expected one of subjects/);
  const fields = Array.from({ length: 21 }, (_, at) => `,"f${at}":1`).join("");
  const kept = await push("s/fields", companyLine("F1", fields) + companyLine("F2", `,"${ID_NUMBER}":1`));
  expect(kept.document.quarantined.listed.map(({ reason }) => reason)).toEqual([
    expect.stringMatching(/^field f0 is not known.*f19 is not known to subjects; and 1 more$/),
    "field *** is not known to subjects",
  ]);
});

test("an ID number is no name of a delivery, and no answer repeats one", async () => {
  const row = companyLine("N1");
  for (const place of [`s/${ID_NUMBER}`, `${ID_NUMBER}/d`, `s/d?mode=${ID_NUMBER}`, `s/d?${ID_NUMBER}=1`]) {
    const refused = await push(place, row);
    expect(refused.status).toBe(400);
    expect(refused.text).not.toContain(ID_NUMBER);
    expect(refused.said).toContain("***");
  }
  expect((await push("s/n", `{"table":"${ID_NUMBER}"}`)).said).toContain('has the table "***"');
  expect((await push("s/d?mode=full&mode=delta", row)).said).toContain("mode stands twice, expected it once");
  expect(await named("N1")).toEqual([]);
});

test("half a character keeps its row out: the graph would hold another text", async () => {
  const { document } = await push(
    "s/half",
    companyLine("\\ud800") + companyLine("\\udfff") + companyLine("H\\ud83d\\ude00"),
  );
  expect(document.accepted).toEqual({ rows: 1, lines: "3" });
  expect(document.quarantined.listed.map(({ reason }) => reason)).toEqual([
    "has half a character, expected whole ones",
    "has half a character, expected whole ones",
  ]);
});

test("a delivery with a name as long as may be keeps its quarantine", async () => {
  const name = "年".repeat(128);
  const { status, document } = await push(
    `s/${encodeURIComponent(name)}`,
    companyLine("Q1") + companyLine(""),
  );
  expect([status, document.deliveryId, document.quarantined?.rows]).toEqual([200, name, 1]);
  const folders = readdirSync(join(home, "quarantine", "s")).filter((folder) =>
    folder.startsWith("%E5%B9%B4"),
  );
  expect(folders).toEqual([expect.stringMatching(/~[0-9a-f]{16}$/)]);
  expect(folders[0]!.length).toBe(200);
  expect(existsSync(join(home, "quarantine", "s", folders[0]!, "subjects.quarantine.csv"))).toBe(true);
});

test.each(["identity", "gzip"])(
  "a body of too many bytes (%s) hears so while it is still being sent",
  async (encoding) => {
    const fields = [
      `POST /deliveries/s/large HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${TOKEN}`,
      `Content-Encoding: ${encoding}`,
      `Content-Type: application/x-ndjson\r\nContent-Length: ${2 * PUSH_BYTES_MAX}\r\n\r\n`,
    ];
    const lines = Buffer.alloc(PUSH_BYTES_MAX + 1024 * 1024, "\n");
    const body = encoding === "gzip" ? gzipSync(lines, { level: 0 }) : lines;
    const bytes = Buffer.concat([Buffer.from(fields.join("\r\n")), body]);
    expect(await sent(service.port, { bytes, cutAt: null })).toMatchObject({
      status: 413,
      body: expect.stringContaining("send several deltas") as string,
    });
    expect(readdirSync(service.spool)).toEqual([]);
    expect((await push(`s/after-${encoding}`, companyLine(`B-${encoding}`))).status).toBe(200);
  },
);

test("a sender that goes away leaves nothing, and nothing is logged", async () => {
  const start = `POST /deliveries/s/gone HTTP/1.1\r\nHost: x\r\nAuthorization: Bearer ${TOKEN}\r\n`;
  for (const more of ["", "Content-Encoding: gzip\r\n"]) {
    const head = `${start}${more}Content-Type: application/x-ndjson\r\nContent-Length: 100000\r\n\r\n`;
    const bytes = Buffer.from(head + companyLine("A1").repeat(10));
    expect(await sent(service.port, { bytes, cutAt: 1 })).toBeNull();
  }
  for (let waits = 0; waits < 200 && readdirSync(service.spool).length > 0; waits += 1) await sleep(50);
  await sleep(200);
  expect(readdirSync(service.spool)).toEqual([]);
  expect(service.logged).toEqual([]);
  expect(await named("A1")).toEqual([]);
});

test("an address that is none is refused, and a wrong one hears no page", async () => {
  const ask = (line: string) =>
    sent(service.port, {
      bytes: Buffer.from(
        `${line} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nAuthorization: Bearer ${TOKEN}\r\n\r\n`,
      ),
      cutAt: null,
    });
  expect(await ask("GET //[")).toMatchObject({
    status: 400,
    body: expect.stringContaining("the address is none"),
  });
  for (const wrong of ["/", "/deliveries/../.."])
    expect(await ask(`POST ${wrong}`)).toMatchObject({ status: 404 });
  expect(await ask("GET /")).toMatchObject({ status: 200 });
  expect(service.logged).toEqual([]);
});

test("of two at once under one name with other content one is in and one is told so", async () => {
  const both = await Promise.all([push("s/two", companyLine("T1")), push("s/two", companyLine("T2"))]);
  expect(both.map(({ status }) => status).sort()).toEqual([200, 409]);
  const winner = both[0].status === 200 ? "T1" : "T2";
  const loser = winner === "T1" ? "T2" : "T1";
  expect([await named(winner), await named(loser)]).toEqual([["甲"], []]);
});
