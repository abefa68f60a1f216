import { readFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { senderOf } from "../../src/intake/senders.ts";
import { makeHome, removeHomes } from "../graph/local-server/test-home.ts";
import { runProgram } from "./program.ts";

afterAll(removeHomes);

test("a sender is added with its token told once, listed without it, and revoked; each step is on record", async () => {
  const home = makeHome();
  const added = await runProgram(home, "senders", "add", "court", "--source", "court", "enforcement");
  const token = added.stdout.trim();
  expect([added.code, senderOf(home, token)?.sources]).toEqual([0, ["court", "enforcement"]]);
  const listed = await runProgram(home, "senders", "list", "--json");
  expect(JSON.parse(listed.stdout)).toMatchObject([{ name: "court", sources: ["court", "enforcement"] }]);
  expect(listed.stdout).not.toMatch(/[0-9a-f]{64}/);
  const again = await runProgram(home, "senders", "add", "court", "--source", "tax");
  expect([again.code, again.stdout]).toEqual([1, ""]);
  expect(again.stderr).toContain("sender court is there already");
  expect((await runProgram(home, "senders", "revoke", "court")).code).toBe(0);
  expect(senderOf(home, token)).toBeNull();
  const unknown = await runProgram(home, "senders", "revoke", "court");
  expect([unknown.code, unknown.stderr.trim()]).toEqual([1, "sender court: no such sender; there are none"]);
  const record = readFileSync(join(home, "audit", "audit.ndjson"), "utf8");
  expect(record).toMatch(/"action":"addSender"[\s\S]*"action":"revokeSender"/);
  expect(record).not.toContain(token);
});

test.each([
  ["a name of capitals", ["add", "Court", "--source", "court"]],
  ["no source", ["add", "court"]],
  ["a source that is none", ["add", "court", "--source", "a:b"]],
  ["a source of our own", ["add", "court", "--source", "decisions"]],
])("%s exits 2", async (_, args) => {
  const { code, stderr } = await runProgram(makeHome(), "senders", ...args);
  expect([code, stderr.startsWith("error: ")]).toEqual([2, true]);
});
