// refuse — account of a delivery that was refused before anything was written
//
// mode     write
// params   $id String · $sourceId String · $deliveryId String · $mode String · $asOf Date ·
//          $now DateTime · $error String
// returns  id String
// keys     LoadRun.id
// stale    none: accounts stay
MERGE (run:LoadRun {id: $id})
SET run += {sourceId: $sourceId, deliveryId: $deliveryId, mode: $mode, asOf: $asOf, recordedAt: $now,
            startedAt: $now,
            finishedAt: $now, outcome: 'refused', refreshed: true, batches: 0, error: $error, rowsRead: 0,
            rowsWritten: 0, rowsUnchanged: 0, rowsSuperseded: 0, rowsQuarantined: 0}
RETURN run.id AS id
