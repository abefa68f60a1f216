// quality-write — figures of deliveries by division; what an older question counted otherwise stays as a version (数据质量)
//
// mode     write
// params   $rows List<DeliveryQuality> · $loadIds List<String> · $question String · $at DateTime
// returns  written Int
// keys     DeliveryQuality.id = delivery and division; the row of no division exists for every delivery counted
// stale    rows that changed or that the question no longer has become DeliveryQualityVersion, superseded at $at
// waives   01N50, 01N51, 01N52: nothing of a young graph was counted
CALL () {
  UNWIND $rows AS row
  MATCH (was:DeliveryQuality {id: row.id})
  WHERE was.figuresJson <> row.figuresJson
  SET was:DeliveryQualityVersion, was.supersededAt = $at
  REMOVE was:DeliveryQuality
  RETURN count(*) AS changed
}
CALL () {
  UNWIND $rows AS row
  MERGE (q:DeliveryQuality {id: row.id})
  ON CREATE SET q.countedAt = $at, q.loadId = row.loadId, q.sourceId = row.sourceId, q.regionCode = row.regionCode,
    q.day = date(row.day), q.loadedAt = localdatetime(row.loadedAt), q.figuresJson = row.figuresJson
  SET q.question = $question
  RETURN sum(CASE WHEN q.countedAt = $at THEN 1 ELSE 0 END) AS written
}
// Every row of these deliveries that the question has is its own by now.
CALL () {
  MATCH (gone:DeliveryQuality)
  WHERE gone.loadId IN $loadIds AND gone.question <> $question
  SET gone:DeliveryQualityVersion, gone.supersededAt = $at
  REMOVE gone:DeliveryQuality
  RETURN count(*) AS removed
}
RETURN written
