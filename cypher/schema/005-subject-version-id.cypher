// 005-subject-version-id — one node per version of a subject's attributes
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT subject_version_id IF NOT EXISTS FOR (v:SubjectVersion) REQUIRE v.versionId IS UNIQUE
