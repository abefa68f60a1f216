// finish — end the account of a load; a complete one becomes visible with this
//
// mode     write
// params   $id String · $from String · $outcome String · $now DateTime · $refreshed Boolean ·
//          $error String · $rowsRead Int · $rowsWritten Int · $rowsUnchanged Int · $rowsSuperseded Int ·
//          $rowsQuarantined Int · $countsJson String · $reports List<String> ·
//          $namesSubjects Boolean
// returns  finished Int
// keys     LoadRun.id
// stale    none: accounts stay
MATCH (run:LoadRun {id: $id})
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = $from
SET run += {outcome: $outcome, finishedAt: $now, refreshed: $refreshed, error: $error,
            rowsRead: $rowsRead, rowsWritten: $rowsWritten, rowsUnchanged: $rowsUnchanged,
            rowsSuperseded: $rowsSuperseded, rowsQuarantined: $rowsQuarantined, countsJson: $countsJson, reports: $reports,
            namesSubjects: $namesSubjects}
RETURN count(run) AS finished
