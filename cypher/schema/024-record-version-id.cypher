// 024-record-version-id — one node per version of a record
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT record_version_id IF NOT EXISTS FOR (r:Record) REQUIRE r.versionId IS UNIQUE
