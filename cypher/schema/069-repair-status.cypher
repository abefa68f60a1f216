// 069-repair-status — RepairApplication found by status (异议与修复)
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX repair_status IF NOT EXISTS FOR (x:RepairApplication) ON (x.status)
