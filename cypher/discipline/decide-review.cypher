// decide-review — decide one review: the decision is sustained, or another stands in its place (复核决定)
//
// mode     write
// params   $id String · $caseId String · $status String · $newStatus String · $newOutcome String · $decidedOn Date ·
//          $at DateTime · $actor String · $reason String · $documentNo String · $loadId String
// returns  decided Int
// keys     CaseReview.id; CaseStep.id
// stale    none: the decision that was reviewed stays on the case
// waives   01N50, 01N51, 01N52: nobody of a young graph has asked for a review
// Lock first, look second: marks, decisions and the alert book follow one another.
MERGE (book:JobLock {key: 'alert-book'})
SET book.owner = null
WITH book
MATCH (review:CaseReview {id: $id, status: 'pending'})-[:OF]->(reviewed:Objection|RepairApplication)
SET review += {status: $status, newStatus: $newStatus, newOutcome: $newOutcome, decidedOn: $decidedOn, decidedAt: $at,
               decisionReason: $reason, decisionDocumentNo: $documentNo, loadId: $loadId}
CREATE (step:CaseStep {id: $caseId + ':reviewed'})-[:OF]->(reviewed)
SET step += {on: $decidedOn, at: $at, actor: $actor, reason: $reason,
             action: CASE $status WHEN 'replaced' THEN 'reviewReplaced' ELSE 'reviewSustained' END}
RETURN count(review) AS decided
