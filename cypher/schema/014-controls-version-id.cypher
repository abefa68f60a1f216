// 014-controls-version-id — one relationship per version of a statement
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT controls_version_id IF NOT EXISTS FOR ()-[r:CONTROLS]-() REQUIRE r.versionId IS UNIQUE
