import { expect, test } from "vitest";
import type { FinishedRun } from "../../src/jobs/job-runs.ts";
import type { Job } from "../../src/jobs/job.ts";
import { outcomeOf } from "../../src/jobs/job.ts";
import { runInStages } from "../../src/jobs/night.ts";

const job = (id: string, stage?: string): Job => {
  return { id, nameZh: id, ...(stage && { stage }), run: async () => outcomeOf({}) };
};
const night = [job("derive"), job("a", "rules"), job("b", "rules"), job("c", "rules"), job("score")];

/** Runs that end when they are told to; `begun` and `ended` in the order in which it happened. */
function runs() {
  const begun: string[] = [];
  const ends = new Map<string, { done: () => void; fail: (error: Error) => void }>();
  const run = (id: string) => {
    begun.push(id);
    return new Promise<FinishedRun>((resolve, fail) =>
      ends.set(id, { done: () => resolve({ job: id } as FinishedRun), fail }),
    );
  };
  const settled = () => new Promise((resolve) => setImmediate(resolve));
  const end = async (id: string) => {
    ends.get(id)!.done();
    await settled();
  };
  return { begun, run, end, fail: (id: string) => ends.get(id)!.fail(new Error(`${id} is ended`)), settled };
}

test("a stage waits for all of the one before, and two of its jobs run at once, never three", async () => {
  const { begun, run, end, settled } = runs();
  const all = runInStages(night, run);
  await settled();
  expect(begun).toEqual(["derive"]);
  await end("derive");
  expect(begun).toEqual(["derive", "a", "b"]);
  await end("b");
  expect(begun).toEqual(["derive", "a", "b", "c"]);
  await end("c");
  expect(begun).not.toContain("score");
  await end("a");
  expect(begun).toEqual(["derive", "a", "b", "c", "score"]);
  await end("score");
  expect((await all).map((done) => done.job)).toEqual(night.map(({ id }) => id));
});

test("what is thrown begins nothing more, waits for what is under way, and is thrown on", async () => {
  const { begun, run, end, fail, settled } = runs();
  let isOver = false;
  const all = runInStages(night, run).finally(() => (isOver = true));
  const refused = expect(all).rejects.toThrow("a is ended");
  await settled();
  await end("derive");
  fail("a");
  await settled();
  expect(isOver).toBe(false);
  await end("b");
  await refused;
  expect(begun).toEqual(["derive", "a", "b"]);
});

test("jobs without a stage run alone, one after the other", async () => {
  const { begun, run, end, settled } = runs();
  const all = runInStages([job("x"), job("y")], run);
  await settled();
  expect(begun).toEqual(["x"]);
  await end("x");
  await end("y");
  expect(await all).toHaveLength(2);
});
