// 068-objection-decided-at — Objection found by the instant of its decision (异议与修复)
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX objection_decided_at IF NOT EXISTS FOR (x:Objection) ON (x.decidedAt)
