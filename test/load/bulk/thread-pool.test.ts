import { afterEach, expect, test } from "vitest";
import { ThreadPool } from "../../../src/load/bulk/thread-pool.ts";
import { temporaryFolder } from "../bundle-folder.ts";

const stamp = { loadId: "1", sourceId: "s", recordedAt: "2026-07-01T00:00:00Z" };
const opened: ThreadPool[] = [];

function pool(secretBytes: Uint8Array | null): ThreadPool {
  const secrets = [{ id: "k1", bytes: secretBytes as Uint8Array }];
  const one = new ThreadPool({
    ...{ folder: temporaryFolder(), stamp, secrets },
    counter: new SharedArrayBuffer(4),
  });
  opened.push(one);
  return one;
}

afterEach(async () => {
  for (const one of opened.splice(0)) await one.end();
});

test("threads answer each in its turn", async () => {
  const files = await pool(new Uint8Array(32)).all({ ask: "close" }, (answer) => answer);
  expect(files.every((answer) => "files" in answer)).toBe(true);
  expect(files.length).toBeGreaterThan(0);
});

test("a thread that died is an error to whoever asks it, then and later", async () => {
  // No secret is nothing: the threads die while they start.
  const dying = pool(null);
  await expect(dying.all({ ask: "close" }, () => undefined)).rejects.toThrow();
  await expect(dying.all({ ask: "close" }, () => undefined)).rejects.toThrow();
  await expect(dying.each([{ ask: "close" }], () => undefined)).rejects.toThrow();
});

test("threads that were ended answer nobody", async () => {
  const ended = pool(new Uint8Array(32));
  await ended.end();
  await expect(ended.all({ ask: "close" }, () => undefined)).rejects.toThrow("expected an answer");
});
