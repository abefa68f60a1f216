// complete-among — which of some loads are in
//
// mode     read
// params   $ids List<String>
// returns  id String
// grain    one row per load
// basis    src/load/account/recover.ts
// cost     index on LoadRun.id
UNWIND $ids AS id
MATCH (run:LoadRun {id: id})
WHERE run.outcome = 'complete'
RETURN run.id AS id
