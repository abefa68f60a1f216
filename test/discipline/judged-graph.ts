import type { Driver } from "neo4j-driver";
import type { Graph } from "../../src/graph/graph.ts";
import { createJobs } from "../../src/jobs/catalogue.ts";
import { createJobRunner } from "../../src/jobs/job-runs.ts";
import { temporaryFolder } from "../load/bundle-folder.ts";
import { asked } from "../load/loading.ts";

const clock = () => new Date();

/** What is open now, by the subjects it stands at. */
export async function told(driver: Driver): Promise<string[]> {
  const rows = await asked(
    driver,
    `MATCH (a)-[r]->(b)
     WITH a, r, b, coalesce(r.statementId, b.statementId, a.statementId) AS statementId,
          coalesce(r.supersededAt, b.supersededAt, a.supersededAt) AS supersededAt
     WHERE statementId IS NOT NULL AND supersededAt = localdatetime('9999-12-31T00:00:00') AND NOT type(r) IN ['MERGED_INTO', 'VERSION_OF', 'ABOUT', 'BECAUSE_OF', 'SCORE_OF', 'HAS_CONFLICT']
     RETURN type(r) AS kind, coalesce(a.id, a.statementId) AS from, coalesce(b.id, b.statementId) AS to, statementId
     UNION
     MATCH (s:Subject)
     OPTIONAL MATCH (s)<-[:VERSION_OF]-(v:SubjectVersion)
     WITH s, coalesce(v, s) AS v
     WHERE v.statementId IS NOT NULL AND v.supersededAt = localdatetime('9999-12-31T00:00:00')
     RETURN 'VERSION_OF' AS kind, v.statementId AS from, s.id AS to, v.statementId AS statementId`,
  );
  return rows.map((row) => JSON.stringify(row)).sort();
}

/** A night's jobs, but for the report. */
export async function night(graph: Graph): Promise<void> {
  const jobs = createJobs({ graph, home: temporaryFolder(), clock });
  const runner = createJobRunner(graph, jobs, "night", clock);
  for (const { id } of jobs.filter((job) => job.id !== "daily-report")) await runner.run(id);
}
