// code-quality — figures of codes by division, of a region or of all (赋码质量)
//
// mode     read
// params   $regionPrefix String · $movedIn List<String> · $movedOut List<String> · $asOf Date · $knownAt DateTime
// returns  regionCode String · organisations Int · withCode Int · valid Int · legacyExceptions Int · wrong Int ·
//          duplicates Int · unlikeNames Int · wrongOrDuplicate Int · wrongIds List<String> · duplicateIds List<String> ·
//          unlikeNameIds List<String> · numbersJson String · isLater Boolean
// grain    one row per division; isLater: the figures took the place of those of the moment asked
// basis    src/model/code-quality.ts
// cost     one scan of CodeQuality, at most a few thousand divisions
// waives   01N52: of a graph of before, no numbers and names are counted yet
MATCH (q:CodeQuality)
WHERE $regionPrefix IS NULL OR q.regionCode IN $movedIn
   OR (q.regionCode STARTS WITH $regionPrefix AND NOT q.regionCode IN $movedOut)
RETURN q.regionCode AS regionCode, q.organisations AS organisations, q.withCode AS withCode, q.valid AS valid,
       q.legacyExceptions AS legacyExceptions, q.wrong AS wrong, q.duplicates AS duplicates,
       coalesce(q.unlikeNames, 0) AS unlikeNames, coalesce(q.unlikeNameIds, []) AS unlikeNameIds,
       q.wrongOrDuplicate AS wrongOrDuplicate, q.wrongIds AS wrongIds, q.duplicateIds AS duplicateIds,
       q.numbersJson AS numbersJson,
       coalesce(q.recordedAt > $knownAt OR q.asOf > $asOf, false) AS isLater
ORDER BY regionCode
