// hear — note what a delivery says of words that decisions took back: for the day on which one is taken back itself
//
// mode     write
// params   $rows List<HeardRow> · $loadId String
// returns  heard Int
// keys     Withdrawal.id
// stale    none; an entry of a load that was rolled back counts for nothing
// waives   01N52: no words of a young graph were taken back
MATCH (run:LoadRun {id: $loadId})
// Lock first, look second: a run that recovery is rolling back writes nothing more.
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = 'running'
UNWIND $rows AS row
MATCH (withdrawal:Withdrawal {id: row.id})
WITH withdrawal, $loadId + ':' + row.said AS entry
// A transaction tried again finds it noted.
SET withdrawal.heard = [one IN coalesce(withdrawal.heard, []) WHERE one <> entry] + entry
RETURN count(withdrawal) AS heard
