// 097-law-digest — one node per law that runs went by
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT law_digest IF NOT EXISTS FOR (x:Law) REQUIRE x.digest IS UNIQUE
