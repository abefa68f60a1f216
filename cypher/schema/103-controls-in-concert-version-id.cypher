// 103-controls-in-concert-version-id — one relationship per version of a statement
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT controls_in_concert_version_id IF NOT EXISTS FOR ()-[r:CONTROLS_IN_CONCERT]-() REQUIRE r.versionId IS UNIQUE
