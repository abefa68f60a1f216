// 038-supplies-to-statement-id — a delta finds what it changes by its statement
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX supplies_to_statement_id IF NOT EXISTS FOR ()-[r:SUPPLIES_TO]-() ON (r.statementId)
