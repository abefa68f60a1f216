// report-under-way — when the first of the other jobs now running began: what they write is not whole yet (在跑作业)
//
// mode     read
// params   $runId String · $now DateTime
// returns  startedAt DateTime
// grain    one row; null = no other job runs. A run whose lock is gone or has expired is none
// basis    src/jobs/report-moment.ts
// cost     one scan of JobRun
OPTIONAL MATCH (run:JobRun {status: 'running'})
WHERE run.id <> $runId
  AND EXISTS { (lock:JobLock {key: run.job}) WHERE lock.owner = run.owner AND lock.until > $now }
RETURN min(run.startedAt) AS startedAt
