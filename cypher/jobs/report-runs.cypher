// report-runs — the latest ended run of each job up to a date, with the hubs it skipped (作业)
//
// mode     read
// params   $asOf Date
// returns  job String · status String · rowsIn Int · hubsJson String
// grain    one row per job that has ended at least once
// basis    src/jobs/report-input.ts
// cost     one scan of JobRun
MATCH (run:JobRun)
WHERE run.asOf <= $asOf AND run.status <> 'running'
WITH run
ORDER BY run.asOf DESC, run.startedAt DESC
WITH run.job AS job, collect(run)[0] AS latest
RETURN job, latest.status AS status, latest.rowsIn AS rowsIn, latest.hubsJson AS hubsJson
ORDER BY job
