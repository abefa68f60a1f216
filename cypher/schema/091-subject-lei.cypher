// 091-subject-lei — find an organisation by its legal entity identifier (LEI)
//
// mode     schema
// basis    src/read/README.md
CREATE RANGE INDEX subject_lei IF NOT EXISTS FOR (s:Subject) ON (s.lei)
