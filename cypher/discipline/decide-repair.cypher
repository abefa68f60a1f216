// decide-repair — decide one application for repair (修复决定)
//
// mode     write
// params   $id String · $status String · $decidedOn Date · $at DateTime · $actor String · $reason String ·
//          $documentNo String · $authority String · $loadId String
// returns  decided Int
// keys     RepairApplication.id; CaseStep.id
// stale    none
// waives   01N52: no application of a young graph has a state
// Lock first, look second: marks, decisions and the alert book follow one another.
MERGE (book:JobLock {key: 'alert-book'})
SET book.owner = null
WITH book
MATCH (r:RepairApplication {id: $id})
WHERE r.status = 'accepted' OR (r.status = 'applied' AND $status = 'refused')
SET r += {status: $status, decidedOn: $decidedOn, decidedAt: $at, decisionReason: $reason,
          decisionDocumentNo: $documentNo, decisionAuthority: $authority, loadId: $loadId}
CREATE (step:CaseStep {id: r.id + ':decided'})-[:OF]->(r)
SET step += {on: $decidedOn, at: $at, actor: $actor, action: $status, reason: $reason}
RETURN count(r) AS decided
