// 017-holds-position-statement-id — evidence is found by its statement
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX holds_position_statement_id IF NOT EXISTS FOR ()-[r:HOLDS_POSITION]-() ON (r.statementId)
