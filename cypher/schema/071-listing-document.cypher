// 071-listing-document — who is listed by the same document; text of at most 1,000 characters fits the index
//
// mode     schema
// basis    cypher/README.md
CREATE RANGE INDEX listing_document IF NOT EXISTS FOR (l:Listing) ON (l.documentNo)
