// penalties — close versions of penalties (行政处罚) that are no longer said
//
// mode     write
// params   $rows List<ClosingRow> · $loadId String · $recordedAt DateTime
// returns  closed Int
// keys     Penalty.statementId
// stale    none: closed versions stay; a rollback opens them again
MATCH (run:LoadRun {id: $loadId})
// Lock first, look second: a run that recovery is rolling back writes nothing more.
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = 'running'
UNWIND $rows AS row
MATCH (record:Penalty {statementId: row.statementId})
WHERE record.loadId <> $loadId
  AND (record.supersededAt = localdatetime('9999-12-31T00:00:00') OR record.supersededBy = $loadId)
SET record.supersededAt = $recordedAt, record.supersededBy = $loadId
RETURN count(record) AS closed
