// 041-subject-version-statement-id — what was told of a subject is found by its statement
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX subject_version_statement_id IF NOT EXISTS FOR (v:SubjectVersion) ON (v.statementId)
