// 026-listing-code — seeds of every rule: listings of the severe codes
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX listing_code IF NOT EXISTS FOR (l:Listing) ON (l.listCode)
