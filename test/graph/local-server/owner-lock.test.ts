import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, expect, test } from "vitest";
import { HomeInUse, ownHome, readOwner } from "../../../src/graph/local-server/owner-lock.ts";
import { markOf } from "../../../src/graph/local-server/running-process.ts";
import { makeHome, removeHomes } from "./test-home.ts";

afterAll(removeHomes);

const self = markOf(process.pid)!;
const startedAt = "2026-01-01T00:00:00.000Z";

function leaveLock(home: string, pid: number, processStartedAt: string): void {
  writeFileSync(
    join(home, "owner.json"),
    JSON.stringify({ pid, processStartedAt, role: "service", startedAt }),
  );
}

test("the lock of a dead pid, and of a pid that was used again, is taken over", async () => {
  for (const pid of [2 ** 22 + 1, process.pid]) {
    const home = makeHome();
    leaveLock(home, pid, `${self.startedAt}0`);
    expect(readOwner(home)).toBeUndefined();
    const lock = await ownHome(home, "test");
    expect(readOwner(home)).toEqual(lock.owner());
    expect(lock.owner()).toMatchObject({ pid: self.pid, processStartedAt: self.startedAt, role: "test" });
  }
});

test("the lock of a living process is refused and left as it was", async () => {
  const home = makeHome();
  leaveLock(home, self.pid, self.startedAt);
  const before = readFileSync(join(home, "owner.json"), "utf8");
  const error = await ownHome(home, "test").catch((caught: unknown) => caught);
  expect(error).toBeInstanceOf(HomeInUse);
  expect((error as Error).message).toBe(
    `${home} is in use by process ${self.pid} (service, since ${startedAt}); ` +
      "stop that one first, or work through it.",
  );
  expect(readFileSync(join(home, "owner.json"), "utf8")).toBe(before);
});

test("of twenty takers of one stale lock exactly one wins", async () => {
  const home = makeHome();
  leaveLock(home, 2 ** 22 + 1, "gone");
  const takers = await Promise.allSettled(Array.from({ length: 20 }, () => ownHome(home, "test")));
  expect(takers.filter((taker) => taker.status === "fulfilled")).toHaveLength(1);
  expect(readdirSync(home)).toEqual(["owner.json"]);
});

test("a lock cut short is no owner, and release removes only what is ours", async () => {
  const home = makeHome();
  writeFileSync(join(home, "owner.json"), '{"pid": 1');
  const lock = await ownHome(home, "test");
  leaveLock(home, 1, "another");
  lock.release();
  expect(readdirSync(home)).toEqual(["owner.json"]);
  lock.update({ httpUrl: "late" });
  expect(readFileSync(join(home, "owner.json"), "utf8")).not.toContain("late");
});
