// 066-withdrawal-source — Withdrawal found by sourceId (异议与修复)
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX withdrawal_source IF NOT EXISTS FOR (x:Withdrawal) ON (x.sourceId)
