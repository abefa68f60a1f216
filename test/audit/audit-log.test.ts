import { spawn } from "node:child_process";
import { appendFileSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test } from "vitest";
import { openAuditLog } from "../../src/audit/audit-log.ts";
import { verifyAuditLog } from "../../src/audit/verify-audit-log.ts";

let home: string;
let path: string;
const clock = () => new Date("2026-07-01T00:00:00.000Z");

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), "audit-"));
  path = join(home, "audit", "audit.ndjson");
});
afterEach(() => rmSync(home, { recursive: true, force: true }));

/** A record of `count` lines, closed. */
async function recorded(count: number): Promise<string[]> {
  const log = await openAuditLog(home, clock);
  for (let index = 1; index <= count; index += 1) {
    await log.record({
      actor: "inspector-1",
      action: "alert.view",
      subject: `A-${index}`,
      detail: { page: index },
    });
  }
  await log.close();
  return readFileSync(path, "utf8").split("\n").slice(0, -1);
}

function rewrite(lines: readonly string[]): void {
  writeFileSync(path, lines.map((line) => `${line}\n`).join(""));
}

test("a record that nobody touched holds, and an empty one too", async () => {
  expect(await verifyAuditLog(home)).toMatchObject({ ok: true, lines: 0 });
  const lines = await recorded(3);
  const { hash } = JSON.parse(lines[2]!) as { hash: string };
  expect(await verifyAuditLog(home)).toEqual({ ok: true, lines: 3, hash, tornBytes: 0 });
});

test("entries told at the same moment stand in order, each once", async () => {
  const log = await openAuditLog(home, clock);
  const lines = await Promise.all(
    Array.from({ length: 500 }, (_, index) => log.record({ actor: "a", action: "b", detail: { index } })),
  );
  await log.close();
  expect(lines.map(({ seq }) => seq)).toEqual(Array.from({ length: 500 }, (_, index) => index + 1));
  expect(lines[499]!.detail).toEqual({ index: 499 });
  expect(await verifyAuditLog(home)).toMatchObject({ ok: true, lines: 500 });
});

test("a text with line separators is one line", async () => {
  const log = await openAuditLog(home, clock);
  await log.record({ actor: "a", action: "note", detail: { text: "一\u2028二\n三\r" } });
  await log.close();
  expect(await verifyAuditLog(home)).toMatchObject({ ok: true, lines: 1 });
});

test("an altered line is named", async () => {
  const lines = await recorded(5);
  rewrite(lines.with(2, lines[2]!.replace("A-3", "A-9")));
  expect(await verifyAuditLog(home)).toMatchObject({
    ok: false,
    line: 3,
    what: expect.stringMatching(/^altered/),
  });
});

test("a line altered in its spelling alone is named", async () => {
  const lines = await recorded(2);
  rewrite(lines.with(1, lines[1]!.replace('{"action"', '{ "action"')));
  expect(await verifyAuditLog(home)).toMatchObject({
    ok: false,
    line: 2,
    what: expect.stringMatching(/spelling/),
  });
});

test("a missing line is named", async () => {
  const lines = await recorded(5);
  rewrite(lines.toSpliced(1, 2));
  expect(await verifyAuditLog(home)).toEqual({ ok: false, line: 2, what: "missing: line 2 to 3" });
});

test("reordered lines are named", async () => {
  const [first, second, third] = await recorded(3);
  rewrite([first!, third!, second!]);
  expect(await verifyAuditLog(home)).toMatchObject({ ok: false, line: 2 });
  rewrite([first!, second!, second!, third!]);
  expect(await verifyAuditLog(home)).toMatchObject({
    ok: false,
    line: 3,
    what: expect.stringMatching(/repeated/),
  });
});

test("a cut tail is named, and still after the record went on", async () => {
  const lines = await recorded(5);
  rewrite(lines.slice(0, 3));
  expect(await verifyAuditLog(home)).toMatchObject({
    ok: false,
    line: 4,
    what: expect.stringMatching(/2 line\(s\)/),
  });
  const log = await openAuditLog(home, clock);
  expect(log.told[0]).toContain("ends with line 3, head.json says line 5");
  await log.record({ actor: "a", action: "b" });
  await log.close();
  expect(await verifyAuditLog(home)).toMatchObject({ ok: false, line: 4 });
});

test("a record that was deleted or rebuilt does not hold", async () => {
  await recorded(2);
  rmSync(path);
  expect(await verifyAuditLog(home)).toMatchObject({ ok: false, line: 1 });
  const head = readFileSync(join(home, "audit", "head.json"), "utf8");
  rmSync(join(home, "audit"), { recursive: true });
  const log = await openAuditLog(home, clock);
  for (const action of ["x", "y"]) await log.record({ actor: "a", action });
  await log.close();
  writeFileSync(join(home, "audit", "head.json"), head);
  expect(await verifyAuditLog(home)).toMatchObject({
    ok: false,
    line: 2,
    what: expect.stringMatching(/^replaced/),
  });
});

test("a torn last line is set aside, told, and the chain goes on", async () => {
  await recorded(2);
  appendFileSync(path, '{"action":"alert.vi');
  expect(await verifyAuditLog(home)).toMatchObject({ ok: true, lines: 2, tornBytes: 19 });
  const log = await openAuditLog(home, clock);
  expect(log.told[0]).toContain("half-written last line (19 bytes)");
  expect((await log.record({ actor: "a", action: "b" })).seq).toBe(4);
  await log.close();
  const aside = readdirSync(join(home, "audit")).find((name) => name.startsWith("torn-after-2"));
  expect(readFileSync(join(home, "audit", aside!), "utf8")).toBe('{"action":"alert.vi');
  expect(await verifyAuditLog(home)).toMatchObject({ ok: true, lines: 4, tornBytes: 0 });
});

test("an altered last line refuses the opening", async () => {
  const lines = await recorded(2);
  rewrite(lines.with(1, lines[1]!.replace("A-2", "A-9")));
  await expect(openAuditLog(home, clock)).rejects.toThrow(/the last line is altered/);
});

test("an entry that is no JSON fails alone", async () => {
  const log = await openAuditLog(home, clock);
  const good = log.record({ actor: "a", action: "b" });
  await expect(log.record({ actor: "a", action: "c", detail: { amountFen: 1n } })).rejects.toThrow(TypeError);
  expect((await good).seq).toBe(1);
  await log.close();
  await expect(log.record({ actor: "a", action: "d" })).rejects.toThrow(/closed/);
});

test("two writers of one home take turns in one chain", async () => {
  const [one, two] = [await openAuditLog(home, clock), await openAuditLog(home, clock)];
  for (let turn = 0; turn < 20; turn += 1) {
    await Promise.all([one.record({ actor: "1", action: "b" }), two.record({ actor: "2", action: "b" })]);
  }
  await one.close();
  await two.close();
  expect(await verifyAuditLog(home)).toMatchObject({ ok: true, lines: 40 });
});

test("what was acknowledged survives a kill at any moment", async () => {
  const program = new URL("./endless-writer.ts", import.meta.url).pathname;
  for (const waitMs of [20, 45, 80]) {
    const child = spawn(process.execPath, ["--import", "tsx", program, home], {
      stdio: ["ignore", "pipe", "inherit"],
    });
    let acknowledged = 0;
    const ended = new Promise((resolve) => child.once("close", resolve));
    await new Promise<void>((resolve) => {
      child.stdout.on("data", (bytes: Buffer) => {
        acknowledged = Number(bytes.toString().trim().split("\n").at(-1));
        resolve();
      });
    });
    await new Promise((resolve) => setTimeout(resolve, waitMs));
    child.kill("SIGKILL");
    await ended;
    const log = await openAuditLog(home, clock);
    const { seq } = await log.record({ actor: "a", action: "after" });
    await log.close();
    expect(seq).toBeGreaterThan(acknowledged);
    expect(await verifyAuditLog(home)).toMatchObject({ ok: true, lines: seq });
  }
});
