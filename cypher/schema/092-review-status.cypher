// 092-review-status — CaseReview found by status (复核)
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX review_status IF NOT EXISTS FOR (x:CaseReview) ON (x.status)
