// 100-job-run-as-of — the latest run of a job up to a date is found without the others
//
// mode     schema
// basis    cypher/jobs/report-runs.cypher
CREATE INDEX job_run_as_of IF NOT EXISTS FOR (run:JobRun) ON (run.job, run.asOf)
