// code-quality — figures of codes by division, of a region or of all, as counted by a moment (赋码质量)
//
// mode     read
// params   $regionPrefix String · $movedIn List<String> · $movedOut List<String> · $asOf Date · $knownAt DateTime
// returns  regionCode String · organisations Int · withCode Int · valid Int · legacyExceptions Int · wrong Int ·
//          duplicates Int · unlikeNames Int · wrongOrDuplicate Int · wrongIds List<String> · duplicateIds List<String> ·
//          unlikeNameIds List<String> · numbersJson String · isLater Boolean
// grain    one row per division, the last that was counted for a day up to $asOf by $knownAt; and, isLater, each of
//          the first count of all, where that is of after the moment asked: what was before it is not known
// basis    src/model/code-quality.ts
// cost     one scan of CodeQuality, at most a few thousand divisions; of a moment ago, what was counted anew since
// waives   01N50, 01N51, 01N52: of a young graph nothing is counted yet, or nothing anew
CALL () {
  MATCH (q:CodeQuality)
  RETURN q
  UNION ALL
  MATCH (q:CodeQualityVersion)
  WHERE q.supersededAt > $knownAt OR q.supersededOn > $asOf
  RETURN q
}
WITH q, q.recordedAt > $knownAt OR q.asOf > $asOf AS isLater
WHERE (q.isFirst OR NOT isLater)
  AND ($regionPrefix IS NULL OR q.regionCode IN $movedIn
       OR (q.regionCode STARTS WITH $regionPrefix AND NOT q.regionCode IN $movedOut))
// A run for an earlier day than the one before leaves two of a division; the later word holds.
WITH q.regionCode AS regionCode, isLater, q
ORDER BY q.recordedAt DESC
WITH regionCode, isLater, head(collect(q)) AS q
RETURN regionCode, q.organisations AS organisations, q.withCode AS withCode, q.valid AS valid,
       q.legacyExceptions AS legacyExceptions, q.wrong AS wrong, q.duplicates AS duplicates,
       coalesce(q.unlikeNames, 0) AS unlikeNames, coalesce(q.unlikeNameIds, []) AS unlikeNameIds,
       q.wrongOrDuplicate AS wrongOrDuplicate, q.wrongIds AS wrongIds, q.duplicateIds AS duplicateIds,
       q.numbersJson AS numbersJson, isLater
ORDER BY regionCode, isLater
