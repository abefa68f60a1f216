// alert-history — what happened to an alert (经过)
//
// mode     read
// params   $alertId String
// returns  at DateTime · actor String · action String · fromStatus String · toStatus String ·
//          reason String
// grain    one row per event, oldest first
// basis    src/read/README.md
// cost     index on id, then one expansion
// waives   01N52: the first event of an alert comes from no state
MATCH (e:AlertEvent)-[:OF]->(:Alert {id: $alertId})
RETURN e.at AS at, e.actor AS actor, e.action AS action, e.fromStatus AS fromStatus, e.toStatus AS toStatus,
       e.reason AS reason
ORDER BY at, e.id
