// report-before — the report that the period of this one follows (上期日报)
//
// mode     read
// params   $job String · $asOf Date · $at DateTime
// returns  asOf Date · startedAt DateTime
// grain    at most one row: the latest earlier date reported before this date was first reported
// basis    src/jobs/report-input.ts
// cost     runs of one job
OPTIONAL MATCH (first:JobRun {job: $job, status: 'done', asOf: $asOf})
WITH coalesce(min(first.startedAt), $at) AS firstAt
MATCH (run:JobRun {job: $job, status: 'done'})
WHERE run.asOf < $asOf AND run.startedAt < firstAt
RETURN run.asOf AS asOf, run.startedAt AS startedAt
ORDER BY run.asOf DESC, run.startedAt DESC
LIMIT 1
