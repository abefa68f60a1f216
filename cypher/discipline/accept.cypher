// accept — accept one application for repair (受理)
//
// mode     write
// params   $id String · $acceptedOn Date · $at DateTime · $actor String · $reason String
// returns  accepted Int
// keys     RepairApplication.id; CaseStep.id
// stale    none
// waives   01N52: no application of a young graph has a state
// Lock first, look second: marks, decisions and the alert book follow one another.
MERGE (book:JobLock {key: 'alert-book'})
SET book.owner = null
WITH book
MATCH (r:RepairApplication {id: $id})
WHERE r.status = 'applied'
SET r += {status: 'accepted', acceptedOn: $acceptedOn, acceptedAt: $at}
CREATE (step:CaseStep {id: r.id + ':accepted'})-[:OF]->(r)
SET step += {on: $acceptedOn, at: $at, actor: $actor, action: 'accepted', reason: $reason}
RETURN count(r) AS accepted
