// extend-repair — give the decision on an application the longer time of the law (延长办理期限)
//
// mode     write
// params   $id String · $extendedOn Date · $at DateTime · $actor String · $reason String
// returns  extended Int
// keys     RepairApplication.id; CaseStep.id
// stale    none
// waives   01N52: no application of a young graph was extended
// Lock first, look second: marks, decisions and the alert book follow one another.
MERGE (book:JobLock {key: 'alert-book'})
SET book.owner = null
WITH book
MATCH (r:RepairApplication {id: $id, status: 'accepted'})
WHERE r.extendedAt IS NULL
SET r.extendedAt = $at, r.extendedOn = $extendedOn
CREATE (step:CaseStep {id: r.id + ':extended'})-[:OF]->(r)
SET step += {on: $extendedOn, at: $at, actor: $actor, action: 'extended', reason: $reason}
RETURN count(r) AS extended
