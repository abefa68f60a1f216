// report-runs — the latest run of each job up to a date that had ended by a moment, with the hubs it skipped (作业)
//
// mode     read
// params   $asOf Date · $knownAt DateTime
// returns  job String · status String · rowsIn Int · hubsJson String
// grain    one row per job that had ended at least once
// basis    src/jobs/report-input.ts
// cost     one scan of JobRun
MATCH (run:JobRun)
WHERE run.asOf <= $asOf AND run.status <> 'running' AND run.finishedAt <= $knownAt
WITH run
ORDER BY run.asOf DESC, run.startedAt DESC, run.id
WITH run.job AS job, collect(run)[0] AS latest
RETURN job, latest.status AS status, latest.rowsIn AS rowsIn, latest.hubsJson AS hubsJson
ORDER BY job
