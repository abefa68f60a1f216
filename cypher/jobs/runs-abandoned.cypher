// runs-abandoned — runs that a killed service of this home left running
//
// mode     write
// params   $owner String · $now DateTime
// returns  marked Int
// keys     JobRun.id
// stale    none
MATCH (run:JobRun {status: 'running', owner: $owner})
SET run.status = 'abandoned', run.finishedAt = $now, run.error = 'the service stopped while this run was under way'
RETURN count(run) AS marked
