// 070-listing-step-statement-id — a step of a listing procedure is found by its statement (认定程序)
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX listing_step_statement_id IF NOT EXISTS FOR (s:ListingStep) ON (s.statementId)
