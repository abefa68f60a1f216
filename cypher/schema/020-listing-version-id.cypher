// 020-listing-version-id — one node per version of a record
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT listing_version_id IF NOT EXISTS FOR (r:Listing) REQUIRE r.versionId IS UNIQUE
