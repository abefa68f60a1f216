// 004-subject-name — full text over names, Chinese word pieces
//
// mode     schema
// basis    cypher/README.md
CREATE FULLTEXT INDEX subject_name IF NOT EXISTS FOR (s:Subject) ON EACH [s.name] OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}
