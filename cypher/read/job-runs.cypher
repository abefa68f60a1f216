// job-runs — the latest runs of jobs (作业)
//
// mode     read
// params   $job String · $limit Int
// returns  run Map
// grain    one row per run, newest first
// basis    src/read/README.md
// cost     one scan of JobRun
MATCH (run:JobRun)
WHERE $job IS NULL OR run.job = $job
RETURN run {.*} AS run
ORDER BY run.startedAt DESC, run.id
LIMIT $limit
