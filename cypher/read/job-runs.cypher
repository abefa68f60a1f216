// job-runs — the latest runs of jobs, as known at a moment (作业)
//
// mode     read
// params   $job String · $asOf Date · $knownAt DateTime · $limit Int
// returns  run Map
// grain    one row per run for a day up to $asOf, newest first; one that was not over by $knownAt says running
// basis    src/read/README.md
// cost     one scan of JobRun
// waives   01N52: no run of a young graph was scheduled
MATCH (run:JobRun)
WHERE ($job IS NULL OR run.job = $job)
  AND ($knownAt IS NULL OR run.startedAt <= $knownAt)
  AND ($asOf IS NULL OR run.asOf <= $asOf)
WITH run, $knownAt IS NULL OR coalesce(run.finishedAt <= $knownAt, false) AS isTold
RETURN CASE WHEN isTold THEN run {.*}
            ELSE run {.id, .job, .scheduledFor, .startedAt, .asOf, .owner, status: 'running', complete: false}
       END AS run
ORDER BY run.startedAt DESC, run.id
LIMIT $limit
