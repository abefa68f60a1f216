// code-quality-write — figures of divisions that changed, and divisions that have none left; those of before stay (赋码质量)
//
// mode     write
// params   $rows List<CodeQuality> · $goneRegionCodes List<String> · $isFirst Boolean · $asOf Date · $recordedAt DateTime
// returns  written Int
// keys     CodeQuality.regionCode
// stale    figures of before become CodeQualityVersion, superseded on $asOf at $recordedAt
// waives   01N50, 01N51, 01N52: nothing of a young graph was counted
CALL () {
  UNWIND $goneRegionCodes + [row IN $rows | row.regionCode] AS regionCode
  MATCH (was:CodeQuality {regionCode: regionCode})
  // A transaction tried again finds its own figures.
  WHERE was.recordedAt < $recordedAt
  SET was:CodeQualityVersion, was.supersededOn = $asOf, was.supersededAt = $recordedAt
  REMOVE was:CodeQuality
  RETURN count(*) AS superseded
}
UNWIND $rows AS row
MERGE (q:CodeQuality {regionCode: row.regionCode})
SET q += row, q.isFirst = $isFirst, q.asOf = $asOf, q.recordedAt = $recordedAt
RETURN count(q) AS written
