// subjects — close versions of subjects that are no longer said
//
// mode     write
// params   $versionIds List<String> · $loadId String · $recordedAt DateTime
// returns  closed Int
// keys     SubjectVersion.versionId
// stale    none: closed versions stay; a rollback opens them again
MATCH (run:LoadRun {id: $loadId})
// Lock first, look second: a run that recovery is rolling back writes nothing more.
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = 'running'
UNWIND $versionIds AS versionId
MATCH (v:SubjectVersion {versionId: versionId})
SET v.supersededAt = $recordedAt, v.supersededBy = $loadId
RETURN count(v) AS closed
