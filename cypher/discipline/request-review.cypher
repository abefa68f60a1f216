// request-review — take in a request for review of one decision (复核申请)
//
// mode     write
// params   $caseId String · $review Map · $requestedOn Date · $at DateTime · $actor String
// returns  requested Int
// keys     CaseReview.id; CaseStep.id
// stale    none: one review a case, and it stays
// waives   01N50, 01N52: nobody of a young graph has objected, applied or asked for a review
// Lock first, look second: marks, decisions and the alert book follow one another.
MERGE (book:JobLock {key: 'alert-book'})
SET book.owner = null
WITH book
CALL () {
  MATCH (o:Objection {id: $caseId})
  RETURN o AS decided
  UNION ALL
  MATCH (r:RepairApplication {id: $caseId})
  RETURN r AS decided
}
WITH decided
WHERE decided.decidedAt IS NOT NULL AND decided.liftedAt IS NULL AND NOT EXISTS { (:CaseReview)-[:OF]->(decided) }
CREATE (review:CaseReview)-[:OF]->(decided)
SET review = $review, review.requestedOn = $requestedOn, review.requestedAt = $at, review.status = 'pending'
CREATE (step:CaseStep {id: $caseId + ':review'})-[:OF]->(decided)
SET step += {on: $requestedOn, at: $at, actor: $actor, action: 'reviewRequested', reason: review.reason}
RETURN count(review) AS requested
