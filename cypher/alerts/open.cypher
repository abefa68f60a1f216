// open — open alerts (线索) that were not known before; the first line of their history is told by the alert itself
//
// mode     write
// params   $rows List<NewAlertRow> · $ruleId String · $ruleVersion String · $paramsJson String · $asOf Date ·
//          $knownAt DateTime · $at DateTime
// returns  written Int
// keys     Alert.id; AlertEvent.id
// stale    resolve closes what a later complete run no longer finds
// waives   01N50, 01N51, 01N52: nobody has objected in a young graph
// Lock first, look second: an objection marks and holds under the same lock, so that nothing is opened past it.
MERGE (book:JobLock {key: 'alert-book'})
SET book.owner = null
WITH book
CALL () {
  MATCH (objection:Objection {status: 'pending'})
  RETURN collect(objection) AS live
}
UNWIND $rows AS row
// A transaction that is tried again after it was written finds its alerts whole: nothing is left to do.
WITH row, [objection IN live WHERE row.proofJson CONTAINS objection.hopText | objection.id] AS heldBy
WHERE NOT EXISTS { (:Alert {id: row.id}) }
MATCH (target:Subject {id: row.targetId})
CREATE (a:Alert)-[:ABOUT]->(target)
SET a = row, a.ruleId = $ruleId, a.ruleVersion = $ruleVersion, a.paramsJson = $paramsJson,
    a.status = CASE WHEN size(heldBy) > 0 THEN 'HELD' ELSE 'OPEN' END,
    a.heldFrom = CASE WHEN size(heldBy) > 0 THEN 'OPEN' END,
    a.episode = 1, a.openedAt = $at, a.openedOn = $asOf, a.asOf = $asOf, a.knownAt = $knownAt
FOREACH (one IN CASE WHEN size(heldBy) > 0 THEN [1] ELSE [] END |
  MERGE (event:AlertEvent {id: a.id + ':opened:held'})
  MERGE (event)-[:OF]->(a)
  SET event += {alertId: a.id, at: $at, actor: 'job:' + $ruleId, action: 'held', fromStatus: 'OPEN', toStatus: 'HELD',
                reason: '所依据的记录处于异议中，异议编号 ' + reduce(text = '', id IN heldBy | text + ' ' + id)})
WITH a, row
UNWIND row.seedIds AS seedId
MATCH (seed:Subject {id: seedId})
CREATE (a)-[:BECAUSE_OF]->(seed)
RETURN count(DISTINCT a) AS written
