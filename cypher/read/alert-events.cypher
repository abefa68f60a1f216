// alert-events — alert events after a moment (线索动态)
//
// mode     read
// params   $after DateTime · $limit Int
// returns  id String · alertId String · at DateTime · actor String · action String · fromStatus String ·
//          toStatus String · reason String
// grain    one row per event, oldest first
// basis    src/read/README.md
// cost     one scan of AlertEvent
// waives   01N52: the first event of an alert comes from no state
MATCH (e:AlertEvent)
WHERE e.at > $after
RETURN e.id AS id, e.alertId AS alertId, e.at AS at, e.actor AS actor, e.action AS action,
       e.fromStatus AS fromStatus, e.toStatus AS toStatus, e.reason AS reason
ORDER BY at, id
LIMIT $limit
