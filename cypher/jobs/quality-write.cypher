// quality-write — figures of deliveries by division; what an older question counted of them goes (数据质量)
//
// mode     write
// params   $rows List<DeliveryQuality> · $loadIds List<String> · $question String · $at DateTime
// returns  written Int
// keys     DeliveryQuality.id = delivery and division; the row of no division exists for every delivery counted
// stale    rows of the deliveries that the question no longer has are removed here
CALL () {
  MATCH (gone:DeliveryQuality)
  WHERE gone.loadId IN $loadIds AND NOT gone.id IN [row IN $rows | row.id]
  DELETE gone
  RETURN count(*) AS removed
}
UNWIND $rows AS row
MERGE (q:DeliveryQuality {id: row.id})
ON CREATE SET q.countedAt = $at
SET q.loadId = row.loadId, q.sourceId = row.sourceId, q.regionCode = row.regionCode, q.day = date(row.day),
    q.loadedAt = localdatetime(row.loadedAt), q.figuresJson = row.figuresJson, q.question = $question
RETURN count(q) AS written
