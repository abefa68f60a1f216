// pledges — close versions of pledges (质押) that are no longer said
//
// mode     write
// params   $rows List<ClosingRow> · $loadId String · $recordedAt DateTime
// returns  closed Int
// keys     PLEDGES.statementId
// stale    none: closed versions stay; a rollback opens them again
MATCH (run:LoadRun {id: $loadId})
// Lock first, look second: a run that recovery is rolling back writes nothing more.
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = 'running'
UNWIND $rows AS row
MATCH ()-[r:PLEDGES {statementId: row.statementId}]->()
WHERE r.loadId <> $loadId
  AND (r.supersededAt = localdatetime('9999-12-31T00:00:00') OR r.supersededBy = $loadId)
SET r.supersededAt = $recordedAt, r.supersededBy = $loadId
RETURN count(r) AS closed
