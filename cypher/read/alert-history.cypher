// alert-history — what happened to an alert (经过)
//
// mode     read
// params   $alertId String · $until DateTime
// returns  at DateTime · actor String · action String · fromStatus String · toStatus String ·
//          reason String
// grain    one row per event up to an instant (null = all), oldest first
// basis    src/read/README.md
// cost     index on id, then one expansion
// waives   01N51: no event of a young graph has a node · 01N52: the first event of an alert comes from no state
CALL () {
  MATCH (e:AlertEvent)-[:OF]->(:Alert {id: $alertId})
  RETURN e.at AS at, e.id AS id, e.actor AS actor, e.action AS action, e.fromStatus AS fromStatus,
         e.toStatus AS toStatus, e.reason AS reason
  UNION ALL
  // The first opening has no node of its own until another opening takes its place in the alert.
  MATCH (a:Alert {id: $alertId})
  WHERE a.episode = 1 AND NOT EXISTS { (:AlertEvent {action: 'opened'})-[:OF]->(a) }
  RETURN a.openedAt AS at, '' AS id, 'job:' + a.ruleId AS actor, 'opened' AS action, null AS fromStatus,
         'OPEN' AS toStatus, '规则命中' AS reason
}
WITH *
WHERE $until IS NULL OR at <= $until
RETURN at, actor, action, fromStatus, toStatus, reason
ORDER BY at, id
