// quality — counted figures of deliveries by source, day of recording and division (数据质量)
//
// mode     read
// params   $sourceId String · $regionPrefix String · $from Date · $to Date · $knownAt DateTime
// returns  sourceId String · day Date · regionCode String · figuresJson String
// grain    one row per delivery and division; both days are within; source and region null = all
// basis    src/model/data-quality.ts
// cost     index on day
MATCH (q:DeliveryQuality)
WHERE $from <= q.day <= $to AND q.loadedAt <= $knownAt AND q.countedAt <= $knownAt
  AND ($sourceId IS NULL OR q.sourceId = $sourceId)
  AND ($regionPrefix IS NULL OR q.regionCode STARTS WITH $regionPrefix)
RETURN q.sourceId AS sourceId, q.day AS day, q.regionCode AS regionCode, q.figuresJson AS figuresJson
ORDER BY sourceId, day, regionCode, q.id
