// latest-runs — the latest finished runs of each job by the times asked, with the hubs they skipped (作业)
//
// mode     read
// params   $asOf Date · $knownAt DateTime · $limit Int
// returns  run Map
// grain    at most $limit rows per job, newest first; every job that ever ran has its lock
// basis    src/read/README.md
// cost     one scan of JobLock, and by index the runs of each job
MATCH (lock:JobLock)
CALL (lock) {
  MATCH (run:JobRun {job: lock.key})
  WHERE run.startedAt <= $knownAt
    AND run.status IN ['done', 'held'] AND run.finishedAt <= $knownAt AND run.asOf <= $asOf
  RETURN run
  ORDER BY run.job DESC, run.startedAt DESC
  LIMIT $limit
}
RETURN run {.*} AS run
ORDER BY run.job, run.startedAt DESC
