// run-finish — what the run read, wrote and decided
//
// mode     write
// params   $id String · $status String · $finishedAt DateTime · $complete Boolean · $rowsIn Int · $rowsOut Int ·
//          $opened Int · $kept Int · $closed Int · $changed Int · $hubsJson String · $error String · $knownAt DateTime ·
//          $question String
// returns  id String
// keys     JobRun.id
// stale    none: history stays
MATCH (run:JobRun {id: $id})
SET run.status = $status, run.finishedAt = $finishedAt, run.complete = $complete, run.rowsIn = $rowsIn,
    run.rowsOut = $rowsOut, run.opened = $opened, run.kept = $kept, run.closed = $closed, run.changed = $changed,
    run.hubsJson = $hubsJson, run.error = $error, run.knownAt = $knownAt,
    run.question = $question
RETURN run.id AS id
