// quality — counted figures of deliveries by source, day of recording and division (数据质量)
//
// mode     read
// params   $sourceId String · $regionPrefix String · $movedIn List<String> · $movedOut List<String> · $from Date · $to Date · $knownAt DateTime
// returns  sourceId String · day Date · regionCode String · figuresJson String
// grain    one row per delivery and division; both days are within; source and region null = all; a revoked division
//          lies where its successor does
// basis    src/model/data-quality.ts
// cost     index on day
MATCH (q:DeliveryQuality)
WHERE $from <= q.day <= $to AND q.loadedAt <= $knownAt AND q.countedAt <= $knownAt
  AND ($sourceId IS NULL OR q.sourceId = $sourceId)
  AND ($regionPrefix IS NULL OR q.regionCode IN $movedIn
       OR (q.regionCode STARTS WITH $regionPrefix AND NOT q.regionCode IN $movedOut))
RETURN q.sourceId AS sourceId, q.day AS day, q.regionCode AS regionCode, q.figuresJson AS figuresJson
ORDER BY sourceId, day, regionCode, q.id
