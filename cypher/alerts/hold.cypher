// hold — hold every alert that rests on a statement objected to (异议中), each with its line of history
//
// mode     write
// params   $objectionId String · $hopText String · $at DateTime · $actor String · $reason String
// returns  held Int
// keys     Alert.id; AlertEvent.id
// stale    alerts/release gives the state back, alerts/change and alerts/move end it with other evidence
// waives   01N51, 01N52: no alert of a young graph is held
// Lock first, look second: whoever opens, changes or holds alerts takes it, so that none is opened past the mark.
MERGE (book:JobLock {key: 'alert-book'})
SET book.owner = null
WITH book
MATCH (a:Alert)
WHERE a.status <> 'RESOLVED' AND a.proofJson CONTAINS $hopText
  AND NOT EXISTS { (:AlertEvent {id: a.id + ':' + $objectionId + ':held'}) }
CREATE (event:AlertEvent {id: a.id + ':' + $objectionId + ':held'})-[:OF]->(a)
SET event += {alertId: a.id, at: $at, actor: $actor, action: 'held', fromStatus: a.status, toStatus: 'HELD',
              reason: $reason, assignee: a.assignee, snoozedUntil: a.snoozedUntil},
    a.heldFrom = CASE a.status WHEN 'HELD' THEN a.heldFrom ELSE a.status END,
    a.status = 'HELD'
RETURN count(a) AS held
