// 031-score-id — one score per subject
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT score_subject_id IF NOT EXISTS FOR (s:Score) REQUIRE s.subjectId IS UNIQUE
