// completed — the earlier load of a delivery that was completed
//
// mode     read
// params   $sourceId String · $deliveryId String
// returns  id String · finishedAt DateTime · fileSha256s List<String> · recordedAt DateTime
// grain    at most one row
// basis    src/load/load-delivery.ts
// cost     one scan of LoadRun
MATCH (run:LoadRun {sourceId: $sourceId, deliveryId: $deliveryId, outcome: 'complete'})
RETURN run.id AS id, run.finishedAt AS finishedAt, run.fileSha256s AS fileSha256s,
       run.recordedAt AS recordedAt
ORDER BY run.recordedAt
LIMIT 1
