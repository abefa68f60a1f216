// decide — decide one objection (异议决定)
//
// mode     write
// params   $id String · $status String · $outcome String · $decidedOn Date · $at DateTime · $actor String ·
//          $reason String · $documentNo String · $loadId String
// returns  decided Int
// keys     Objection.id; CaseStep.id
// stale    none
// Lock first, look second: marks, decisions and the alert book follow one another.
MERGE (book:JobLock {key: 'alert-book'})
SET book.owner = null
WITH book
MATCH (o:Objection {id: $id, status: 'pending'})
SET o += {status: $status, outcome: $outcome, decidedOn: $decidedOn, decidedAt: $at, decisionReason: $reason,
          decisionDocumentNo: $documentNo, loadId: $loadId}
CREATE (step:CaseStep {id: o.id + ':decided'})-[:OF]->(o)
SET step += {on: $decidedOn, at: $at, actor: $actor, action: $status, reason: $reason}
RETURN count(o) AS decided
