// refreshed — the subjects of a complete load carry its attributes
//
// mode     write
// params   $id String
// returns  finished Int
// keys     LoadRun.id
// stale    none
MATCH (run:LoadRun {id: $id})
SET run.refreshed = true
RETURN count(run) AS finished
