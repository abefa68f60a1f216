// latest-runs — the latest finished run of each job by the times asked, with the hubs it skipped (作业)
//
// mode     read
// params   $asOf Date · $knownAt DateTime
// returns  run Map
// grain    one row per job
// basis    src/read/README.md
// cost     one scan of JobRun
MATCH (run:JobRun)
WHERE run.status IN ['done', 'held'] AND run.finishedAt <= $knownAt AND run.asOf <= $asOf
WITH run
ORDER BY run.startedAt DESC
WITH run.job AS job, collect(run)[0] AS latest
RETURN latest {.*} AS run
ORDER BY job
