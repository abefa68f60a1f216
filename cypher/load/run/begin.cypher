// begin — open the account of a load, unless another one is under way
//
// mode     write
// params   $id String · $sourceId String · $deliveryId String · $mode String · $asOf Date ·
//          $now DateTime · $fileSha256s List<String>
// returns  otherId String · otherSourceId String · otherDeliveryId String ·
//          otherStartedAt DateTime · recordedAt DateTime
// keys     LoadRun.id; the node JobLock load serialises those who ask at the same moment
// stale    load/run/finish ends it; recovery rolls back what a killed process left
MERGE (lock:JobLock {key: 'load'})
SET lock.owner = $id
WITH lock
CALL () {
  OPTIONAL MATCH (other:LoadRun)
  WHERE other.outcome IN ['running', 'rollingBack'] AND other.id <> $id
  RETURN other
  LIMIT 1
}
CALL () {
  MATCH (before:LoadRun)
  RETURN max(before.recordedAt) AS last
}
// Knowledge only moves forward: two loads of one millisecond are still told apart.
WITH other, CASE WHEN last >= $now THEN last + duration({milliseconds: 1}) ELSE $now END AS recordedAt
FOREACH (one IN CASE WHEN other IS NULL THEN [1] ELSE [] END |
  MERGE (run:LoadRun {id: $id})
  ON CREATE SET run += {sourceId: $sourceId, deliveryId: $deliveryId, mode: $mode, asOf: $asOf,
                        recordedAt: recordedAt, startedAt: $now, outcome: 'running', batches: 0,
                        refreshed: false, fileSha256s: $fileSha256s})
RETURN other.id AS otherId, other.sourceId AS otherSourceId, other.deliveryId AS otherDeliveryId,
       other.startedAt AS otherStartedAt, recordedAt
