// report-sources — the newest complete delivery of each source, with the rows ever put aside (数据来源)
//
// mode     read
// params   $knownAt DateTime
// returns  sourceId String · asOf Date · recordedAt DateTime · rowsRead Int · rowsQuarantined Int ·
//          quarantinedRows Int
// grain    one row per source; quarantinedRows adds up all its complete deliveries
// basis    src/report/daily-report-input.ts
// cost     one scan of LoadRun
MATCH (run:LoadRun {outcome: 'complete'})
WHERE run.recordedAt <= $knownAt
WITH run
ORDER BY run.recordedAt DESC
WITH run.sourceId AS sourceId, collect(run)[0] AS latest, sum(run.rowsQuarantined) AS quarantinedRows
RETURN sourceId, latest.asOf AS asOf, latest.recordedAt AS recordedAt, latest.rowsRead AS rowsRead,
       latest.rowsQuarantined AS rowsQuarantined, quarantinedRows
ORDER BY sourceId
