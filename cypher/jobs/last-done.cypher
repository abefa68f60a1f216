// last-done — the latest tick that each job completed, for catch-up after downtime
//
// mode     read
// returns  job String · scheduledFor DateTime · startedAt DateTime · status String ·
//          law String
// grain    one row per job: its latest finished run
// basis    src/jobs/schedule.ts
// cost     scan of runs
// waives   01N52: no run of a young graph came from the clock
MATCH (run:JobRun)
WHERE run.status IN ['done', 'held']
WITH run
ORDER BY run.startedAt DESC
WITH run.job AS job, collect(run)[0] AS latest
RETURN job, latest.scheduledFor AS scheduledFor, latest.startedAt AS startedAt, latest.status AS status,
       latest.law AS law
ORDER BY job
