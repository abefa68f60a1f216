// code-quality-write — set the figures of divisions that changed, remove divisions that have none left (赋码质量)
//
// mode     write
// params   $rows List<CodeQuality> · $goneRegionCodes List<String> · $asOf Date · $recordedAt DateTime
// returns  written Int
// keys     CodeQuality.regionCode
// stale    goneRegionCodes are removed here
CALL () {
  UNWIND $goneRegionCodes AS regionCode
  MATCH (gone:CodeQuality {regionCode: regionCode})
  DELETE gone
  RETURN count(*) AS removed
}
UNWIND $rows AS row
MERGE (q:CodeQuality {regionCode: row.regionCode})
SET q += row, q.asOf = $asOf, q.recordedAt = $recordedAt
RETURN count(q) AS written
