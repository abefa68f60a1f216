// 002-subject-id — a subject's id is stable for ever
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT subject_id IF NOT EXISTS FOR (s:Subject) REQUIRE s.id IS UNIQUE
