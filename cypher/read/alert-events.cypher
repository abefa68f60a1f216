// alert-events — alert events after a moment (线索动态)
//
// mode     read
// params   $after DateTime · $limit Int
// returns  id String · alertId String · at DateTime · actor String · action String · fromStatus String ·
//          toStatus String · reason String
// grain    one row per event, oldest first
// basis    src/read/README.md
// cost     index on the time of events, index on the time of openings
// waives   01N51: no event of a young graph has a node · 01N52: the first event of an alert comes from no state
CALL () {
  MATCH (e:AlertEvent)
  WHERE e.at > $after
  RETURN e.id AS id, e.alertId AS alertId, e.at AS at, e.actor AS actor, e.action AS action,
         e.fromStatus AS fromStatus, e.toStatus AS toStatus, e.reason AS reason
  UNION ALL
  // The first opening has no node of its own until another opening takes its place in the alert.
  MATCH (a:Alert)
  WHERE a.openedAt > $after AND a.episode = 1 AND NOT EXISTS { (:AlertEvent {action: 'opened'})-[:OF]->(a) }
  RETURN a.id + ':opened' AS id, a.id AS alertId, a.openedAt AS at, 'job:' + a.ruleId AS actor,
         'opened' AS action, null AS fromStatus, 'OPEN' AS toStatus, '规则命中' AS reason
}
RETURN id, alertId, at, actor, action, fromStatus, toStatus, reason
ORDER BY at, id
LIMIT $limit
