// lift — take back the decision that stands on one case (撤销决定)
//
// mode     write
// params   $caseId String · $liftedOn Date · $at DateTime · $actor String · $reason String · $documentNo String ·
//          $authority String · $loadId String
// returns  lifted Int
// keys     Objection.id, RepairApplication.id; CaseStep.id
// stale    none: what was decided stays on the case
// waives   01N50, 01N51, 01N52: nobody of a young graph has objected, applied or asked for a review
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
WHERE decided.decidedAt IS NOT NULL AND decided.liftedAt IS NULL
  AND NOT EXISTS { (:CaseReview {status: 'pending'})-[:OF]->(decided) }
SET decided += {liftedOn: $liftedOn, liftedAt: $at, liftedReason: $reason, liftedDocumentNo: $documentNo,
                liftedAuthority: $authority, liftedLoadId: $loadId}
CREATE (step:CaseStep {id: $caseId + ':lifted'})-[:OF]->(decided)
SET step += {on: $liftedOn, at: $at, actor: $actor, action: 'lifted', reason: $reason}
RETURN count(decided) AS lifted
