// 006-owns-version-id — one relationship per version of a statement
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT owns_version_id IF NOT EXISTS FOR ()-[r:OWNS]-() REQUIRE r.versionId IS UNIQUE
