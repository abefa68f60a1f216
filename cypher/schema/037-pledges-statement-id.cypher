// 037-pledges-statement-id — a delta finds what it changes by its statement
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX pledges_statement_id IF NOT EXISTS FOR ()-[r:PLEDGES]-() ON (r.statementId)
