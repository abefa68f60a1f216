// 010-acts-with-version-id — one relationship per version of a statement
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT acts_with_version_id IF NOT EXISTS FOR ()-[r:ACTS_WITH]-() REQUIRE r.versionId IS UNIQUE
