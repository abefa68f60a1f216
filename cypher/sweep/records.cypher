// records — close versions of records (信用记录) that are no longer said
//
// mode     write
// params   $versionIds List<String> · $loadId String · $recordedAt DateTime
// returns  closed Int
// keys     Record.versionId
// stale    none: closed versions stay; a rollback opens them again
MATCH (run:LoadRun {id: $loadId})
// Lock first, look second: a run that recovery is rolling back writes nothing more.
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = 'running'
UNWIND $versionIds AS versionId
MATCH (record:Record {versionId: versionId})
SET record.supersededAt = $recordedAt, record.supersededBy = $loadId
RETURN count(record) AS closed
