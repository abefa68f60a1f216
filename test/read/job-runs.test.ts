import { describe, expect, test } from "vitest";
import { readJobRuns } from "../../src/read/history.ts";
import { profileOf } from "../graph/query-profile.ts";
import { asked, freshGraph } from "../load/loading.ts";

const { graph, driver } = freshGraph();

/** A run a day of each rule up to 2026-06-30, and as many ripples a day as asked, all over; later ones are younger. */
async function runsOfDays(days: number, ripplesADay: number): Promise<void> {
  await asked(driver, "MATCH (n:JobRun|JobLock) DETACH DELETE n RETURN count(n) AS gone");
  await asked(
    driver,
    `UNWIND range(0, ${days - 1}) AS before
     WITH date('2026-06-30') - duration({days: before}) AS day
     UNWIND ['rule-a', 'rule-b'] + [n IN range(1, ${ripplesADay}) | 'ripple'] AS job
     WITH day, job, localdatetime({date: day}) + duration({seconds: toInteger(rand() * 80000)}) AS startedAt
     CREATE (run:JobRun {id: randomUUID(), job: job, status: 'done', asOf: day, startedAt: startedAt,
                         finishedAt: startedAt + duration({seconds: 1}), complete: true, hubsJson: '[]'})
     MERGE (:JobLock {key: job}) RETURN count(run) AS made`,
  );
  // A plan follows the counts of the indexes, which are taken in the background.
  await asked(driver, "CALL db.prepareForReplanning(60)");
}

describe("the latest runs", () => {
  const moment = { asOf: "2026-06-30", knownAt: "2026-07-01T00:00:00.000Z" };
  const questions: [name: string, params: Record<string, unknown>][] = [
    ["read/job-runs", { ...moment, job: null, limit: 20 }],
    ["jobs/report-runs", { ...moment, jobs: ["rule-a", "rule-b", "never"] }],
  ];

  test.each(questions)("%s %j costs the same among ten times as many runs", async (name, params) => {
    await runsOfDays(20, 10);
    const few = await profileOf(driver, name, params);
    await runsOfDays(200, 10);
    const many = await profileOf(driver, name, params);
    expect(few.rows.length).toBeGreaterThan(0);
    expect(many.rows).toHaveLength(few.rows.length);
    expect(many.dbHits).toBeLessThan(few.dbHits * 1.5 + 100);
  });

  test("are those that all runs in one list would say", async () => {
    await runsOfDays(15, 4);
    const all = await asked(
      driver,
      "MATCH (r:JobRun) RETURN r.id AS id, r.job AS job, toString(r.startedAt) AS at, toString(r.asOf) AS asOf",
    );
    for (const knownAt of ["2026-06-20T12:00:00.000Z", "2026-06-30T23:59:59.000Z"])
      for (const asOf of ["2026-06-18", "2026-06-30"])
        for (const job of [null, "ripple", "rule-a", "never"]) {
          const told = all
            .filter((run) => (job === null || run["job"] === job) && String(run["asOf"]) <= asOf)
            .filter((run) => String(run["at"]) <= knownAt.slice(0, -1))
            .sort((a, b) =>
              `${a["at"]}` < `${b["at"]}`
                ? 1
                : `${a["at"]}` > `${b["at"]}`
                  ? -1
                  : `${a["id"]}` < `${b["id"]}`
                    ? -1
                    : 1,
            );
          const found = await readJobRuns(graph, job, 7, { asOf, knownAt });
          expect(found.map((run) => run["id"])).toEqual(told.slice(0, 7).map((run) => run["id"]));
          if (job === null) {
            const latest = await graph.read<{ run: { id: string; job: string } }>("read/latest-runs", {
              asOf,
              knownAt,
              limit: 1,
            });
            const ended = told.filter(
              (run) => Date.parse(`${String(run["at"])}Z`) + 1_000 <= Date.parse(knownAt),
            );
            const jobs = [...new Set(ended.map((run) => String(run["job"])))].sort();
            const expected = jobs.map((one) => ended.find((run) => run["job"] === one)!["id"]);
            expect(latest.map(({ run }) => run.id)).toEqual(expected);
          }
        }
  });
});
