// 009-branch-of-version-id — one relationship per version of a statement
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT branch_of_version_id IF NOT EXISTS FOR ()-[r:BRANCH_OF]-() REQUIRE r.versionId IS UNIQUE
