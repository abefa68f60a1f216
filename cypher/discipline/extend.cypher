// extend — give the decision on an objection the longer time of the law (延长办理期限)
//
// mode     write
// params   $id String · $extendedOn Date · $at DateTime · $actor String · $reason String
// returns  extended Int
// keys     Objection.id; CaseStep.id
// stale    none
// waives   01N52: no objection of a young graph was extended
// Lock first, look second: marks, decisions and the alert book follow one another.
MERGE (book:JobLock {key: 'alert-book'})
SET book.owner = null
WITH book
MATCH (o:Objection {id: $id, status: 'pending'})
WHERE o.extendedAt IS NULL
SET o.extendedAt = $at, o.extendedOn = $extendedOn
CREATE (step:CaseStep {id: o.id + ':extended'})-[:OF]->(o)
SET step += {on: $extendedOn, at: $at, actor: $actor, action: 'extended', reason: $reason}
RETURN count(o) AS extended
