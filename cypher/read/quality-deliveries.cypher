// quality-deliveries — deliveries by source and day of recording: rows read, rows kept out, refused, not counted yet (交付)
//
// mode     read
// params   $sourceId String · $from Date · $to Date · $knownAt DateTime ·
//          $ownSourceIds List<String>
// returns  sourceId String · day Date · complete Int · refused Int · uncounted Int · rowsRead Int · rowsQuarantined Int ·
//          isFirstDay Boolean
// grain    one row per source and day in China; isFirstDay = the source told nothing before, so that its stock is told
// basis    src/model/data-quality.ts
// cost     one scan of LoadRun, two index look-ups each
// waives   01N50, 01N51, 01N52: nothing of a young graph is counted
MATCH (run:LoadRun)
WHERE run.recordedAt <= $knownAt AND run.outcome IN ['complete', 'refused'] AND NOT run.sourceId IN $ownSourceIds
  AND ($sourceId IS NULL OR run.sourceId = $sourceId)
WITH run, date(run.recordedAt + duration({hours: 8})) AS day, run.outcome = 'complete' AS isComplete
WITH run.sourceId AS sourceId, day, sum(CASE WHEN isComplete THEN 1 ELSE 0 END) AS complete,
     sum(CASE WHEN isComplete THEN 0 ELSE 1 END) AS refused,
     sum(CASE WHEN isComplete
               AND NOT EXISTS { (q:DeliveryQuality {id: run.id + '|'}) WHERE q.countedAt <= $knownAt }
               AND NOT EXISTS { (q:DeliveryQualityVersion {id: run.id + '|'}) WHERE q.countedAt <= $knownAt }
         THEN 1 ELSE 0 END) AS uncounted,
     sum(CASE WHEN isComplete THEN run.rowsRead ELSE 0 END) AS rowsRead,
     sum(CASE WHEN isComplete THEN run.rowsQuarantined ELSE 0 END) AS rowsQuarantined
WITH sourceId, collect({day: day, complete: complete, refused: refused, uncounted: uncounted, rowsRead: rowsRead,
     rowsQuarantined: rowsQuarantined}) AS days
WITH sourceId, days, reduce(first = null, one IN days |
       CASE WHEN one.complete > 0 AND coalesce(one.day < first, true) THEN one.day ELSE first END) AS firstDay
UNWIND days AS one
WITH sourceId, one, firstDay
WHERE $from <= one.day <= $to
RETURN sourceId, one.day AS day, one.complete AS complete, one.refused AS refused, one.uncounted AS uncounted,
       one.rowsRead AS rowsRead, one.rowsQuarantined AS rowsQuarantined,
       coalesce(one.day = firstDay, false) AS isFirstDay
ORDER BY sourceId, day
