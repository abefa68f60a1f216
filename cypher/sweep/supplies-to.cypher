// supplies-to — close versions of supply relations (供应) that are no longer said
//
// mode     write
// params   $versionIds List<String> · $loadId String · $recordedAt DateTime
// returns  closed Int
// keys     SUPPLIES_TO.versionId
// stale    none: closed versions stay; a rollback opens them again
MATCH (run:LoadRun {id: $loadId})
// Lock first, look second: a run that recovery is rolling back writes nothing more.
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = 'running'
UNWIND $versionIds AS versionId
MATCH ()-[r:SUPPLIES_TO {versionId: versionId}]->()
SET r.supersededAt = $recordedAt, r.supersededBy = $loadId
RETURN count(r) AS closed
