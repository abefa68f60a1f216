// release — give held alerts back the state they had, unless another objection still holds them
//
// mode     write
// params   $objectionId String · $hopText String · $at DateTime · $actor String · $action String · $reason String
// returns  released Int
// keys     Alert.id; AlertEvent.id
// stale    none: history stays
// waives   01N51, 01N52: no alert of a young graph is held
MERGE (book:JobLock {key: 'alert-book'})
SET book.owner = null
WITH book
CALL () {
  MATCH (other:Objection {status: 'pending'})
  WHERE other.id <> $objectionId
  RETURN collect(other.hopText) AS marked
}
MATCH (a:Alert)
WHERE a.status = 'HELD' AND a.proofJson CONTAINS $hopText
WITH a, CASE WHEN any(text IN marked WHERE a.proofJson CONTAINS text) THEN 'HELD' ELSE a.heldFrom END AS toStatus
MERGE (event:AlertEvent {id: a.id + ':' + $objectionId + ':decided'})
SET event += {alertId: a.id, at: $at, actor: $actor, action: $action, fromStatus: 'HELD', toStatus: toStatus,
              reason: $reason, assignee: a.assignee, snoozedUntil: a.snoozedUntil}
MERGE (event)-[:OF]->(a)
SET a.status = toStatus,
    a.heldFrom = CASE toStatus WHEN 'HELD' THEN a.heldFrom END
RETURN count(a) AS released
