// 015-cascades-version-id — one relationship per version of a statement
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT cascades_version_id IF NOT EXISTS FOR ()-[r:CASCADES]-() REQUIRE r.versionId IS UNIQUE
