// roll-back — announce that a load is being taken back, so that it writes nothing more
//
// mode     write
// params   $id String
// returns  batches Int
// keys     LoadRun.id
// stale    load/run/finish ends it
MATCH (run:LoadRun {id: $id})
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome IN ['running', 'rollingBack']
SET run.outcome = 'rollingBack'
RETURN run.batches AS batches
