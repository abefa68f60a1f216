import { readFileSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { migrate } from "../../src/graph/migrate.ts";
import { addSender, listSenders, revokeSender, senderOf } from "../../src/intake/senders.ts";
import { testDriver, wipeGraph } from "../graph/wipe.ts";
import { company, temporaryFolder } from "../load/bundle-folder.ts";
import { asked, testGraph } from "../load/loading.ts";
import type { PushService } from "./push-service.ts";
import { openPushService, TOKEN } from "./push-service.ts";

const clock = () => new Date("2026-06-30T01:00:00.000Z");

describe("senders of a home", () => {
  const home = temporaryFolder();
  const path = join(home, "senders", "court.json");

  test("have tokens that stand nowhere, in files for the owner alone", () => {
    const token = addSender(home, { name: "court", sources: ["court", "enforcement"] }, clock);
    expect(token).toMatch(/^[0-9a-f]{64}$/);
    expect(readFileSync(path, "utf8")).not.toContain(token);
    expect(statSync(path).mode & 0o077).toBe(0);
    expect(listSenders(home)).toEqual([
      { name: "court", sources: ["court", "enforcement"], addedAt: clock().toISOString() },
    ]);
    expect(senderOf(home, token)?.name).toBe("court");
    expect(senderOf(home, token.slice(1))).toBeNull();
  });

  test("of one name are not there twice: the first token stays", () => {
    const before = readFileSync(path, "utf8");
    expect(() => addSender(home, { name: "court", sources: ["tax"] }, clock)).toThrow(
      /court is there already/,
    );
    expect(readFileSync(path, "utf8")).toBe(before);
  });

  test("that are not there cannot be revoked; the message names those that are", () => {
    expect(() => revokeSender(home, "tax")).toThrow("sender tax: no such sender; there are court");
  });

  test("whose file is none are told by its name, and can be revoked", () => {
    writeFileSync(path, "{}");
    expect(() => listSenders(home)).toThrow(/senders\/court\.json cannot be read as a sender/);
    revokeSender(home, "court");
    expect(listSenders(home)).toEqual([]);
  });
});

describe("a push with a sender's token", () => {
  const graph = testGraph();
  const driver = testDriver();
  const home = temporaryFolder();
  let service: PushService;
  let token = "";
  beforeAll(async () => {
    service = await openPushService(graph, home);
  });
  beforeEach(async () => {
    await wipeGraph(driver);
    await migrate(graph);
    service.audited.length = 0;
    for (const { name } of listSenders(home)) revokeSender(home, name);
    token = addSender(home, { name: "court", sources: ["court", "enforcement"] }, clock);
  });
  afterAll(async () => {
    await service.close();
    await wipeGraph(driver);
    await graph.close();
    await driver.close();
  });

  const push = async (place: string, bearer: string | null) => {
    const response = await fetch(`http://127.0.0.1:${service.port}/deliveries/${place}`, {
      method: "POST",
      body: `${JSON.stringify({ table: "subjects", ...company("C") })}\n`,
      headers: {
        "content-type": "application/x-ndjson",
        ...(bearer === null ? {} : { authorization: `Bearer ${bearer}` }),
      },
    });
    const { errors } = (await response.json()) as {
      errors?: { message: string; extensions: { code: string } }[];
    };
    return { status: response.status, code: errors?.[0]?.extensions.code, message: errors?.[0]?.message };
  };
  const companies = async () =>
    (await asked(driver, "MATCH (s:Subject {id: 'C'}) RETURN count(s) AS found"))[0]!["found"];

  test.each(["court", "enforcement"])(
    "as its source %s is taken, and the record names it",
    async (source) => {
      expect(await push(`${source}/d-1`, token)).toMatchObject({ status: 200 });
      expect(await companies()).toBe(1n);
      expect(service.audited).toEqual([
        {
          ...{ actor: "sender:court", action: "load" },
          detail: { sourceId: source, deliveryId: "d-1", outcome: "complete" },
        },
      ]);
    },
  );

  test("as another source is refused with what it may be, and the record names it", async () => {
    expect(await push("tax/d-1", token)).toEqual({
      ...{ status: 403, code: "FORBIDDEN" },
      message: "source tax: sender:court may push as court, enforcement and nothing else",
    });
    expect(await companies()).toBe(0n);
    expect(service.audited).toEqual([
      { actor: "sender:court", action: "push", detail: { sourceId: "tax", outcome: "FORBIDDEN" } },
    ]);
  });

  test("that nobody has, or without one, is told apart from a source that is not allowed", async () => {
    const unknown = await push("court/d-1", "f".repeat(64));
    expect([unknown.status, unknown.code]).toEqual([401, "UNAUTHENTICATED"]);
    expect(unknown.message).toContain("the bearer is nobody's token");
    expect((await push("court/d-1", null)).message).toContain("no bearer was sent");
    expect([await companies(), service.audited]).toEqual([0n, []]);
  });

  test("ends with its revocation and begins with its addition, while the service runs", async () => {
    revokeSender(home, "court");
    expect((await push("court/d-1", token)).status).toBe(401);
    const tax = addSender(home, { name: "tax", sources: ["tax"] }, clock);
    expect((await push("tax/d-1", tax)).status).toBe(200);
  });

  test("opens nothing but deliveries", async () => {
    for (const place of ["graphql", "", "metrics", "export/alerts.csv", `?token=${token}`]) {
      const response = await fetch(`http://127.0.0.1:${service.port}/${place}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      expect([place, response.status]).toEqual([place, place.startsWith("?") ? 401 : 403]);
    }
  });

  test("beside it the operator's token pushes as any source, as before", async () => {
    expect((await push("tax/d-1", TOKEN)).status).toBe(200);
    expect(service.audited[0]).toMatchObject({ actor: "local:push", action: "load" });
  });
});
