// subjects — close versions of subjects (信用主体) that are no longer said
//
// mode     write
// params   $rows List<ClosingRow> · $loadId String · $recordedAt DateTime
// returns  closed Int
// keys     SubjectVersion.statementId, or Subject.id where a subject is its own version
// stale    none: closed versions stay; a rollback opens them again
MATCH (run:LoadRun {id: $loadId})
// Lock first, look second: a run that recovery is rolling back writes nothing more.
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = 'running'
UNWIND $rows AS row
CALL (row) {
  MATCH (v:SubjectVersion {statementId: row.statementId})
  RETURN v
  UNION ALL
  MATCH (v:Subject {id: row.subjectId})
  WHERE v.statementId = row.statementId
  RETURN v
}
WITH v
WHERE v.loadId <> $loadId
  AND (v.supersededAt = localdatetime('9999-12-31T00:00:00') OR v.supersededBy = $loadId)
SET v.supersededAt = $recordedAt, v.supersededBy = $loadId
RETURN count(v) AS closed
