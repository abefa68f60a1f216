// 022-penalty-version-id — one node per version of a record
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT penalty_version_id IF NOT EXISTS FOR (r:Penalty) REQUIRE r.versionId IS UNIQUE
