// 023-penalty-statement-id — evidence is found by its statement
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX penalty_statement_id IF NOT EXISTS FOR (r:Penalty) ON (r.statementId)
