// 025-record-statement-id — evidence is found by its statement
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX record_statement_id IF NOT EXISTS FOR (r:Record) ON (r.statementId)
