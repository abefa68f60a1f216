// 003-subject-uscc — find a subject by its code (统一社会信用代码)
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX subject_uscc IF NOT EXISTS FOR (s:Subject) ON (s.uscc)
