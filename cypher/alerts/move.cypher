// move — change the state of alerts (resolve, assess, end of a snooze), each with its line of history
//
// mode     write
// params   $rows List<MoveRow>
// returns  written Int
// keys     Alert.id; AlertEvent.id
// waives   01N52: no alert of a young graph is held
// stale    none: a resolved alert keeps its history
// Lock first, look second: an alert that was held meanwhile is moved by nothing but its end.
MERGE (book:JobLock {key: 'alert-book'})
SET book.owner = null
WITH book
UNWIND $rows AS row
MATCH (a:Alert {id: row.id})
WHERE row.toStatus = 'RESOLVED' OR a.status = row.fromStatus OR EXISTS { (:AlertEvent {id: row.eventId}) }
WITH a, row, a.status AS fromStatus
SET a.resolvedAt = CASE
      WHEN row.toStatus <> 'RESOLVED' THEN null
      WHEN a.status = 'RESOLVED' THEN a.resolvedAt
      ELSE localdatetime(row.at) END,
    a.heldFrom = CASE row.toStatus WHEN 'HELD' THEN a.heldFrom END,
    a.status = row.toStatus,
    a.snoozedUntil = date(row.until),
    a.assignee = coalesce(row.assignee, a.assignee)
MERGE (event:AlertEvent {id: row.eventId})
SET event += {alertId: row.id, at: localdatetime(row.at), actor: row.actor, action: row.action,
              fromStatus: fromStatus, toStatus: row.toStatus, reason: row.reason, assignee: a.assignee,
              snoozedUntil: a.snoozedUntil}
MERGE (event)-[:OF]->(a)
RETURN count(*) AS written
