// runs — accounts of loads as they stand, to be carried into an imported graph
//
// mode     read
// returns  id String · sourceId String · deliveryId String · mode String · asOf Date · recordedAt DateTime ·
//          startedAt DateTime · finishedAt DateTime · outcome String · refreshed Boolean · error String ·
//          batches Int · rowsRead Int · rowsWritten Int · rowsUnchanged Int · rowsSuperseded Int ·
//          rowsQuarantined Int · countsJson String · fileSha256s List<String> · reports List<String> ·
//          namesSubjects Boolean
// grain    one row per load
// basis    src/load/bulk/first-load.ts
// cost     one scan of LoadRun
MATCH (run:LoadRun)
RETURN run.id AS id, run.sourceId AS sourceId, run.deliveryId AS deliveryId, run.mode AS mode,
       run.asOf AS asOf, run.recordedAt AS recordedAt, run.startedAt AS startedAt,
       run.finishedAt AS finishedAt, run.outcome AS outcome, run.refreshed AS refreshed, run.error AS error,
       run.batches AS batches, run.rowsRead AS rowsRead, run.rowsWritten AS rowsWritten,
       run.rowsUnchanged AS rowsUnchanged, run.rowsSuperseded AS rowsSuperseded,
       run.rowsQuarantined AS rowsQuarantined, run.countsJson AS countsJson,
       run.fileSha256s AS fileSha256s, run.reports AS reports, run.namesSubjects AS namesSubjects
ORDER BY recordedAt, id
