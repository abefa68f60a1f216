// 063-repair-statement — RepairApplication found by statementId (异议与修复)
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX repair_statement IF NOT EXISTS FOR (x:RepairApplication) ON (x.statementId)
