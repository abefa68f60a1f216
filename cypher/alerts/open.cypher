// open — open alerts (线索) that were not known before; the first line of their history is told by the alert itself
//
// mode     write
// params   $rows List<NewAlertRow> · $ruleId String · $ruleVersion String · $paramsJson String · $asOf Date ·
//          $knownAt DateTime · $at DateTime
// returns  written Int
// keys     Alert.id
// stale    resolve closes what a later complete run no longer finds
UNWIND $rows AS row
// A transaction that is tried again after it was written finds its alerts whole: nothing is left to do.
WITH row
WHERE NOT EXISTS { (:Alert {id: row.id}) }
MATCH (target:Subject {id: row.targetId})
CREATE (a:Alert)-[:ABOUT]->(target)
SET a = row, a.ruleId = $ruleId, a.ruleVersion = $ruleVersion, a.paramsJson = $paramsJson, a.status = 'OPEN',
    a.episode = 1, a.openedAt = $at, a.openedOn = $asOf, a.asOf = $asOf, a.knownAt = $knownAt
WITH a, row
UNWIND row.seedIds AS seedId
MATCH (seed:Subject {id: seedId})
CREATE (a)-[:BECAUSE_OF]->(seed)
RETURN count(DISTINCT a) AS written
