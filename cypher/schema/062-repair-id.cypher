// 062-repair-id — one node per RepairApplication (异议与修复)
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT repair_id IF NOT EXISTS FOR (x:RepairApplication) REQUIRE x.id IS UNIQUE
