// quality — counted figures of deliveries by source, day of recording and division, as counted by a moment (数据质量)
//
// mode     read
// params   $sourceId String · $regionPrefix String · $movedIn List<String> · $movedOut List<String> · $from Date · $to Date · $knownAt DateTime
// returns  sourceId String · day Date · regionCode String · figuresJson String
// grain    one row per delivery and division; both days are within; source and region null = all; a revoked division
//          lies where its successor does
// basis    src/model/data-quality.ts
// cost     index on day; index on supersededAt: of a moment ago, what was counted anew since
// waives   01N50, 01N51, 01N52: nothing of a young graph was counted, or counted anew
CALL () {
  MATCH (q:DeliveryQuality)
  WHERE $from <= q.day <= $to
  RETURN q
  UNION ALL
  MATCH (q:DeliveryQualityVersion)
  WHERE q.supersededAt > $knownAt AND $from <= q.day <= $to
  RETURN q
}
WITH q
WHERE q.loadedAt <= $knownAt AND q.countedAt <= $knownAt
  AND ($sourceId IS NULL OR q.sourceId = $sourceId)
  AND ($regionPrefix IS NULL OR q.regionCode IN $movedIn
       OR (q.regionCode STARTS WITH $regionPrefix AND NOT q.regionCode IN $movedOut))
RETURN q.sourceId AS sourceId, q.day AS day, q.regionCode AS regionCode, q.figuresJson AS figuresJson
ORDER BY sourceId, day, regionCode, q.id
