// listing-steps — close versions of steps of listing procedures (认定程序) that are no longer said
//
// mode     write
// params   $rows List<ClosingRow> · $loadId String · $recordedAt DateTime
// returns  closed Int
// keys     ListingStep.statementId
// stale    none: closed versions stay; a rollback opens them again
MATCH (run:LoadRun {id: $loadId})
// Lock first, look second: a run that recovery is rolling back writes nothing more.
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = 'running'
UNWIND $rows AS row
MATCH (step:ListingStep {statementId: row.statementId})
WHERE step.loadId <> $loadId
  AND (step.supersededAt = localdatetime('9999-12-31T00:00:00') OR step.supersededBy = $loadId)
SET step.supersededAt = $recordedAt, step.supersededBy = $loadId
RETURN count(step) AS closed
