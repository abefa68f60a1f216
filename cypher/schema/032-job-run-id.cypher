// 032-job-run-id — one node per run of a job
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT job_run_id IF NOT EXISTS FOR (r:JobRun) REQUIRE r.id IS UNIQUE
