// 034-holding-conflict-version-id — one node per version of a conflict of the register
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT holding_conflict_version_id IF NOT EXISTS FOR (c:HoldingConflict) REQUIRE c.versionId IS UNIQUE
