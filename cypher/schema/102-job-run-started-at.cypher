// 102-job-run-started-at — the latest runs of all jobs are found without the others
//
// mode     schema
// basis    cypher/read/job-runs.cypher
CREATE INDEX job_run_started_at IF NOT EXISTS FOR (run:JobRun) ON (run.startedAt)
