// 027-load-run-id — one account per delivery
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT load_run_id IF NOT EXISTS FOR (r:LoadRun) REQUIRE r.id IS UNIQUE
