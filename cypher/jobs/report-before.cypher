// report-before — the report that the period of this one follows (上期日报)
//
// mode     read
// params   $job String · $asOf Date · $knownAt DateTime
// returns  asOf Date · knownAt DateTime
// grain    at most one row: the latest earlier date reported before this date was first reported, of reports ended
//          by the moment asked; knownAt is the moment that report spoke of
// basis    src/jobs/report-input.ts
// cost     runs of one job
OPTIONAL MATCH (first:JobRun {job: $job, status: 'done', asOf: $asOf})
WHERE first.finishedAt <= $knownAt
WITH coalesce(min(first.startedAt), $knownAt) AS firstAt
MATCH (run:JobRun {job: $job, status: 'done'})
WHERE run.asOf < $asOf AND run.startedAt < firstAt AND run.finishedAt <= $knownAt
RETURN run.asOf AS asOf, coalesce(run.knownAt, run.startedAt) AS knownAt
ORDER BY run.asOf DESC, run.startedAt DESC
LIMIT 1
