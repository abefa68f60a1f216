// 036-family-of-statement-id — a delta finds what it changes by its statement
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX family_of_statement_id IF NOT EXISTS FOR ()-[r:FAMILY_OF]-() ON (r.statementId)
