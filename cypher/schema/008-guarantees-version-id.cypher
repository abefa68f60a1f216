// 008-guarantees-version-id — one relationship per version of a statement
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT guarantees_version_id IF NOT EXISTS FOR ()-[r:GUARANTEES]-() REQUIRE r.versionId IS UNIQUE
