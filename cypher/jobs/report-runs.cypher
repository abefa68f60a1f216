// report-runs — the latest run of some jobs up to a date that had ended by a moment, with the hubs it skipped (作业)
//
// mode     read
// params   $jobs List<String> · $asOf Date · $knownAt DateTime
// returns  job String · status String · asOf Date · rowsIn Int · rowsOut Int · hubsJson String
// grain    one row per job that had ended at least once
// basis    src/jobs/report-notes.ts
// cost     index on job and date: the runs of each job of the latest date
UNWIND $jobs AS job
CALL (job) {
  MATCH (run:JobRun {job: job})
  WHERE run.asOf <= $asOf AND run.status <> 'running' AND run.finishedAt <= $knownAt
  RETURN run
  ORDER BY run.job DESC, run.asOf DESC, run.startedAt DESC, run.id
  LIMIT 1
}
RETURN job, run.status AS status, run.asOf AS asOf, run.rowsIn AS rowsIn, run.rowsOut AS rowsOut,
       run.hubsJson AS hubsJson
ORDER BY job
