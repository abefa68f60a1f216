// codes-kept-out — accounts of deliveries that kept rows out for their codes, as each source stands (重错码)
//
// mode     read
// params   $knownAt DateTime
// returns  sourceId String · countsJson String
// grain    one row per such delivery: of each source the last complete one of all it says, and what came after it
// basis    src/read/codes-kept-out.ts
// cost     one scan of LoadRun
MATCH (run:LoadRun {outcome: 'complete'})
WHERE run.recordedAt <= $knownAt AND run.countsJson CONTAINS '"codes":[{'
  AND NOT EXISTS {
    MATCH (later:LoadRun {outcome: 'complete', sourceId: run.sourceId, mode: 'full'})
    WHERE run.recordedAt < later.recordedAt <= $knownAt AND later.namesSubjects
  }
RETURN run.sourceId AS sourceId, run.countsJson AS countsJson
ORDER BY run.recordedAt, run.id
