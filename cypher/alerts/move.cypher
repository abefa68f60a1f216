// move — change the state of alerts (resolve, assess, end of a snooze), each with its line of history
//
// mode     write
// params   $rows List<MoveRow>
// returns  written Int
// keys     Alert.id; AlertEvent.id
// stale    none: a resolved alert keeps its history
UNWIND $rows AS row
MATCH (a:Alert {id: row.id})
SET a.resolvedAt = CASE
      WHEN row.toStatus <> 'RESOLVED' THEN null
      WHEN a.status = 'RESOLVED' THEN a.resolvedAt
      ELSE localdatetime(row.at) END,
    a.status = row.toStatus,
    a.snoozedUntil = date(row.until),
    a.assignee = coalesce(row.assignee, a.assignee)
MERGE (event:AlertEvent {id: row.eventId})
SET event += {alertId: row.id, at: localdatetime(row.at), actor: row.actor, action: row.action,
              fromStatus: row.fromStatus, toStatus: row.toStatus, reason: row.reason}
MERGE (event)-[:OF]->(a)
RETURN count(*) AS written
