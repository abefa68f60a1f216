// 021-listing-statement-id — evidence is found by its statement
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX listing_statement_id IF NOT EXISTS FOR (r:Listing) ON (r.statementId)
