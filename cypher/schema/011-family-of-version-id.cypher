// 011-family-of-version-id — one relationship per version of a statement
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT family_of_version_id IF NOT EXISTS FOR ()-[r:FAMILY_OF]-() REQUIRE r.versionId IS UNIQUE
