// 035-acts-with-statement-id — a delta finds what it changes by its statement
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX acts_with_statement_id IF NOT EXISTS FOR ()-[r:ACTS_WITH]-() ON (r.statementId)
