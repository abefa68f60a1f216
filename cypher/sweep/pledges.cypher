// pledges — close versions of pledges (质押) that are no longer said
//
// mode     write
// params   $versionIds List<String> · $loadId String · $recordedAt DateTime
// returns  closed Int
// keys     PLEDGES.versionId
// stale    none: closed versions stay; a rollback opens them again
MATCH (run:LoadRun {id: $loadId})
// Lock first, look second: a run that recovery is rolling back writes nothing more.
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = 'running'
UNWIND $versionIds AS versionId
MATCH ()-[r:PLEDGES {versionId: versionId}]->()
SET r.supersededAt = $recordedAt, r.supersededBy = $loadId
RETURN count(r) AS closed
