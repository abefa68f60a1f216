// 013-supplies-to-version-id — one relationship per version of a statement
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT supplies_to_version_id IF NOT EXISTS FOR ()-[r:SUPPLIES_TO]-() REQUIRE r.versionId IS UNIQUE
