// apply — take in one application for repair (信用修复申请)
//
// mode     write
// params   $application Map · $appliedOn Date · $mayApplyFrom Date · $at DateTime · $actor String
// returns  applied Int
// keys     RepairApplication.id; CaseStep.id
// stale    none: an application and its steps stay
// waives   01N52: no application of a young graph has a state
// Lock first, look second: marks, decisions and the alert book follow one another.
MERGE (book:JobLock {key: 'alert-book'})
SET book.owner = null
WITH book
WHERE NOT EXISTS { (:RepairApplication {id: $application.id}) }
  AND NOT EXISTS {
    MATCH (live:RepairApplication {statementId: $application.statementId})
    WHERE live.status IN ['applied', 'accepted']
  }
CREATE (r:RepairApplication)
SET r = $application, r.appliedOn = $appliedOn, r.mayApplyFrom = $mayApplyFrom, r.recordedAt = $at,
    r.correctedOn = date($application.correctedOn), r.performedOn = date($application.performedOn),
    r.committedOn = date($application.committedOn), r.status = 'applied'
CREATE (step:CaseStep {id: r.id + ':applied'})-[:OF]->(r)
SET step += {on: $appliedOn, at: $at, actor: $actor, action: 'applied', reason: r.reason}
WITH r
CALL (r) {
  UNWIND r.subjectIds AS subjectId
  MATCH (subject:Subject {id: subjectId})
  MERGE (r)-[:AGAINST]->(subject)
}
RETURN count(r) AS applied
