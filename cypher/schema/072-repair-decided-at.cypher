// 072-repair-decided-at — RepairApplication found by the instant of its decision (异议与修复)
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX repair_decided_at IF NOT EXISTS FOR (x:RepairApplication) ON (x.decidedAt)
