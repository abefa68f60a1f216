// 093-review-decided-at — CaseReview found by the instant of its decision (复核)
//
// mode     schema
// basis    cypher/README.md
CREATE INDEX review_decided_at IF NOT EXISTS FOR (x:CaseReview) ON (x.decidedAt)
