// 018-guarantees-statement-id — evidence is found by its statement
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX guarantees_statement_id IF NOT EXISTS FOR ()-[r:GUARANTEES]-() ON (r.statementId)
