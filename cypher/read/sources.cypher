// sources — the newest completed delivery of each source (数据时效)
//
// mode     read
// params   $knownAt DateTime
// returns  sourceId String · deliveryId String · asOf Date · loadedAt DateTime · rowsQuarantined Int
// grain    one row per source
// basis    src/read/README.md
// cost     one scan of LoadRun
MATCH (run:LoadRun {outcome: 'complete'})
WHERE run.recordedAt <= $knownAt
WITH run
ORDER BY run.recordedAt DESC
WITH run.sourceId AS sourceId, collect(run)[0] AS latest, sum(run.rowsQuarantined) AS rowsQuarantined
RETURN sourceId, latest.deliveryId AS deliveryId, latest.asOf AS asOf, latest.recordedAt AS loadedAt, rowsQuarantined
ORDER BY sourceId
