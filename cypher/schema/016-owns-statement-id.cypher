// 016-owns-statement-id — evidence is found by its statement
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX owns_statement_id IF NOT EXISTS FOR ()-[r:OWNS]-() ON (r.statementId)
