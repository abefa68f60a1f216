// code-quality-known — the figures of codes as they are stored (赋码质量)
//
// mode     read
// returns  regionCode String · organisations Int · withCode Int · valid Int · legacyExceptions Int · wrong Int
//          duplicates Int · unlikeNames Int · wrongOrDuplicate Int · wrongIds List<String> · duplicateIds List<String>
//          unlikeNameIds List<String> · numbersJson String
// grain    one row per division
// basis    src/jobs/run-code-quality.ts
// cost     one scan of CodeQuality, at most a few thousand divisions
// waives   01N52: of a graph of before, no numbers and names are counted yet
MATCH (q:CodeQuality)
RETURN q.regionCode AS regionCode, q.organisations AS organisations, q.withCode AS withCode, q.valid AS valid,
       q.legacyExceptions AS legacyExceptions, q.wrong AS wrong, q.duplicates AS duplicates,
       q.unlikeNames AS unlikeNames, q.unlikeNameIds AS unlikeNameIds,
       q.wrongOrDuplicate AS wrongOrDuplicate, q.wrongIds AS wrongIds, q.duplicateIds AS duplicateIds,
       q.numbersJson AS numbersJson
ORDER BY regionCode
