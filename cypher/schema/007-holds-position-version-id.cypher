// 007-holds-position-version-id — one relationship per version of a statement
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT holds_position_version_id IF NOT EXISTS FOR ()-[r:HOLDS_POSITION]-() REQUIRE r.versionId IS UNIQUE
