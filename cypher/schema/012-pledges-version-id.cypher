// 012-pledges-version-id — one relationship per version of a statement
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT pledges_version_id IF NOT EXISTS FOR ()-[r:PLEDGES]-() REQUIRE r.versionId IS UNIQUE
