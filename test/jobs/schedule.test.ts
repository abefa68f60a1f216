import { afterEach, describe, expect, test } from "vitest";
import type { Job } from "../../src/jobs/job.ts";
import { outcomeOf } from "../../src/jobs/job.ts";
import { JobBusy, createJobRunner } from "../../src/jobs/job-runs.ts";
import type { Schedule } from "../../src/jobs/schedule.ts";
import { jobsDue, startSchedule } from "../../src/jobs/schedule.ts";
import { asked, emptiedGraph } from "../load/loading.ts";

const { graph, driver } = emptiedGraph();
let schedule: Schedule | undefined;
afterEach(async () => {
  await schedule?.stop();
  schedule = undefined;
});

const job = (id: string, run: Job["run"] = async () => outcomeOf({})): Job => {
  return { id, nameZh: id, run };
};
const runnerAt = (jobs: Job[], startedAt: () => Date, owner = "home-a") =>
  createJobRunner(graph, jobs, owner, startedAt);
const silent = { info: () => undefined, warn: () => undefined };

/** The tick of 02:00 in Shanghai that passed last, seen from now. */
function lastTick(): Date {
  const next = schedule!.nextRuns(1)[0]!;
  return new Date(next.getTime() - 86_400_000);
}

describe("jobs that were due while the service was down", () => {
  test("what never ran is due, in the order of the catalogue", async () => {
    const runner = runnerAt([job("second"), job("first")], () => new Date());
    schedule = startSchedule(runner, "Asia/Shanghai", silent);
    expect(await jobsDue(graph, runner, schedule, new Date())).toEqual(["second", "first"]);
  });

  test("a run just before the last tick leaves the job due, one just after does not", async () => {
    let now = new Date();
    const runner = runnerAt([job("second")], () => now);
    schedule = startSchedule(runner, "Asia/Shanghai", silent);
    now = new Date(lastTick().getTime() - 1);
    await runner.run("second");
    expect(await jobsDue(graph, runner, schedule, new Date())).toEqual(["second"]);
    now = lastTick();
    await runner.run("second");
    expect(await jobsDue(graph, runner, schedule, new Date())).toEqual([]);
  });

  test("a run that failed does not count as done", async () => {
    const failing = job("second", () => Promise.reject(new Error("the disk is full")));
    const runner = runnerAt([failing], () => new Date());
    schedule = startSchedule(runner, "Asia/Shanghai", silent);
    const run = await runner.run("second");
    expect(run).toMatchObject({ status: "failed", error: "the disk is full", complete: false });
    expect(await jobsDue(graph, runner, schedule, new Date())).toEqual(["second"]);
  });

  test("02:00 is Shanghai's, 18:00 UTC", () => {
    schedule = startSchedule(
      runnerAt([job("second")], () => new Date()),
      "Asia/Shanghai",
      silent,
    );
    for (const next of schedule.nextRuns(2)) {
      expect(next.toISOString().slice(11)).toBe("18:00:00.000Z");
    }
  });
});

describe("one owner a job", () => {
  test("a job asked again while it runs is busy, here and in another service; afterwards it is free", async () => {
    let finish = (): void => undefined;
    const started = new Promise<void>((begun) => {
      const wait = new Promise<void>((done) => (finish = done));
      const slow = job("slow", async () => {
        begun();
        await wait;
        return outcomeOf({ rowsIn: 7 });
      });
      void (running = runnerAt([slow], () => new Date()));
    });
    const first = running!.run("slow");
    await started;
    await expect(running!.run("slow")).rejects.toThrow(JobBusy);
    const other = runnerAt([job("slow")], () => new Date(), "home-b");
    await expect(other.run("slow")).rejects.toThrow("is being run by home-a");
    finish();
    expect(await first).toMatchObject({ status: "done", rowsIn: 7 });
    expect(await other.run("slow")).toMatchObject({ status: "done" });
  });

  test("an unknown job is refused with the known ones, and leaves no run", async () => {
    const runner = runnerAt([job("second")], () => new Date());
    await expect(runner.run("thrid")).rejects.toThrow('job "thrid": no such job; known: second');
    expect(await asked(driver, "MATCH (r:JobRun) RETURN r.id AS id")).toEqual([]);
  });
});
let running: ReturnType<typeof createJobRunner> | undefined;
