// 061-objection-statement — Objection found by statementId (异议与修复)
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX objection_statement IF NOT EXISTS FOR (x:Objection) ON (x.statementId)
