// quality-loads — complete deliveries whose quality was not counted yet by this question (待统计交付)
//
// mode     read
// params   $knownAt DateTime · $question String · $ownSourceIds List<String>
// returns  loadId String · sourceId String · day Date · loadedAt DateTime
// grain    one row per delivery; day = the day of recording in China
// basis    src/model/data-quality.ts
// cost     one scan of LoadRun, one index look-up each
// waives   01N50, 01N51, 01N52: nothing of a young graph is counted
MATCH (run:LoadRun {outcome: 'complete'})
WHERE run.recordedAt <= $knownAt AND NOT run.sourceId IN $ownSourceIds
  AND NOT EXISTS { (counted:DeliveryQuality {id: run.id + '|'}) WHERE counted.question = $question }
RETURN run.id AS loadId, run.sourceId AS sourceId, date(run.recordedAt + duration({hours: 8})) AS day,
       run.recordedAt AS loadedAt
ORDER BY loadedAt
