// 082-listing-to-delete — what is to be deleted is found by the day from which it is (应删除)
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX listing_to_delete IF NOT EXISTS FOR (r:Listing) ON (r.toDeleteFrom)
