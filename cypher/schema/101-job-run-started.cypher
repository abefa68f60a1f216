// 101-job-run-started — the latest run of a job is found without the others
//
// mode     schema
// basis    cypher/read/latest-runs.cypher
CREATE INDEX job_run_started IF NOT EXISTS FOR (run:JobRun) ON (run.job, run.startedAt)
