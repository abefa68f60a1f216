// stamp — the recordedAt of a load, set once every reader can see that it runs
//
// mode     write
// params   $id String · $now DateTime
// returns  recordedAt DateTime
// keys     LoadRun.id
// stale    none
MATCH (run:LoadRun {id: $id})
SET run.recordedAt = CASE WHEN run.recordedAt < $now THEN $now ELSE run.recordedAt END
RETURN run.recordedAt AS recordedAt
