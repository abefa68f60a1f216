// 080-review-id — one node per CaseReview (复核)
//
// mode     schema
// basis    cypher/README.md
CREATE CONSTRAINT review_id IF NOT EXISTS FOR (x:CaseReview) REQUIRE x.id IS UNIQUE
