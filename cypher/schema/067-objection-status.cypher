// 067-objection-status — Objection found by status (异议与修复)
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX objection_status IF NOT EXISTS FOR (x:Objection) ON (x.status)
