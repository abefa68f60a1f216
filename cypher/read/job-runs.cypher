// job-runs — the latest runs of jobs, as known at a moment (作业)
//
// mode     read
// params   $job String · $asOf Date · $knownAt DateTime · $limit Int
// returns  run Map
// grain    one row per run for a day up to $asOf, newest first; one that was not over by $knownAt says running
// basis    src/read/README.md
// cost     the latest $limit runs by the index on beginning; of one job all its runs, by index
// waives   01N52: no run of a young graph was scheduled
WITH coalesce($knownAt, localdatetime('9999-12-31T00:00:00')) AS until
CALL (until) {
  WITH until
  WHERE $job IS NULL
  MATCH (run:JobRun)
  WHERE run.startedAt <= until AND ($asOf IS NULL OR run.asOf <= $asOf)
  RETURN run
  ORDER BY run.startedAt DESC, run.id
  LIMIT $limit
  UNION ALL
  WITH until
  WHERE $job IS NOT NULL
  MATCH (run:JobRun {job: $job})
  WHERE run.startedAt <= until AND ($asOf IS NULL OR run.asOf <= $asOf)
  RETURN run
  ORDER BY run.job DESC, run.startedAt DESC, run.id
  LIMIT $limit
}
WITH run, $knownAt IS NULL OR coalesce(run.finishedAt <= $knownAt, false) AS isTold
RETURN CASE WHEN isTold THEN run {.*}
            ELSE run {.id, .job, .scheduledFor, .startedAt, .asOf, .owner, status: 'running', complete: false}
       END AS run
ORDER BY run.startedAt DESC, run.id
