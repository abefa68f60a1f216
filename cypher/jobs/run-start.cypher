// run-start — the run's own record, written before the work
//
// mode     write
// params   $id String · $job String · $scheduledFor DateTime · $startedAt DateTime · $asOf Date · $owner String ·
//          $law String · $addedLawJson String
// returns  id String
// keys     JobRun.id; Law.digest
// stale    runs-abandoned marks those whose owner died; a law stays, for whoever asks by which one was gone then
MERGE (law:Law {digest: $law})
ON CREATE SET law.addedJson = $addedLawJson
MERGE (run:JobRun {id: $id})
SET run.job = $job, run.status = 'running', run.scheduledFor = $scheduledFor, run.startedAt = $startedAt,
    run.asOf = $asOf, run.owner = $owner, run.law = $law, run.complete = false
RETURN run.id AS id
