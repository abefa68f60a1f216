// 033-job-lock-key — one owner per job
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT job_lock_key IF NOT EXISTS FOR (l:JobLock) REQUIRE l.key IS UNIQUE
