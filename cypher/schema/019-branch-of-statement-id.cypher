// 019-branch-of-statement-id — evidence is found by its statement
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX branch_of_statement_id IF NOT EXISTS FOR ()-[r:BRANCH_OF]-() ON (r.statementId)
