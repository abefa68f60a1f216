// 047-subject-names — full text over names and other names, Chinese word pieces
//
// mode     schema
// basis    src/read/README.md
CREATE FULLTEXT INDEX subject_names IF NOT EXISTS FOR (s:Subject) ON EACH [s.name, s.otherNames] OPTIONS {indexConfig: {`fulltext.analyzer`: 'cjk'}}
