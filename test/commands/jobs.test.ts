import { afterAll, expect, test } from "vitest";
import { chinaDate } from "../../src/model/dates.ts";
import { makeHome, removeHomes } from "../graph/local-server/test-home.ts";
import { asked, freshGraph } from "../load/loading.ts";
import { runOnShared } from "./program.ts";

const { driver } = freshGraph();
const home = makeHome();
const dayFrom = (days: number) => chinaDate(new Date(Date.now() + days * 86_400_000));

afterAll(removeHomes);

test("jobs run of today, and of no day that has not come: the book would wait for it", async () => {
  const run = (day: string) => runOnShared(home, "jobs", "run", "listed-branch", "--as-of", day);
  const later = await run(dayFrom(2));
  expect(later.code).toBe(1);
  expect(later.stderr).toContain(`--as-of ${dayFrom(2)}: expected a day up to today`);
  expect(await asked(driver, "MATCH (run:JobRun) RETURN run.job AS job")).toEqual([]);
  expect((await run(dayFrom(0))).code).toBe(0);
  expect(await asked(driver, "MATCH (run:JobRun) RETURN run.job AS job, run.status AS status")).toEqual([
    { job: "listed-branch", status: "done" },
  ]);
});
