// completed — the earlier load of a delivery that was completed, with its account
//
// mode     read
// params   $sourceId String · $deliveryId String
// returns  id String · finishedAt DateTime · fileSha256s List<String> · recordedAt DateTime · mode String · asOf Date ·
//          countsJson String · reports List<String>
// grain    at most one row
// basis    src/load/load-delivery.ts
// cost     one scan of LoadRun
MATCH (run:LoadRun {sourceId: $sourceId, deliveryId: $deliveryId, outcome: 'complete'})
RETURN run.id AS id, run.finishedAt AS finishedAt, run.fileSha256s AS fileSha256s,
       run.recordedAt AS recordedAt, run.mode AS mode, run.asOf AS asOf, run.countsJson AS countsJson,
       // Absent where a kill came before the end of a first load: no empty list passes through import files.
       coalesce(run.reports, []) AS reports
ORDER BY run.recordedAt
LIMIT 1
