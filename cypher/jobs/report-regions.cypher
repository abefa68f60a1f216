// report-regions — subjects and severely listed ones by division, as known at a moment (区域)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime
// returns  regionCode String · subjects Int · listed Int
// grain    one row per division; subjects without one under the empty text
// basis    src/report/daily-report-input.ts
// cost     one scan of Subject, and the versions of those told more than once
// waives   01N52: nobody of a young graph was merged
MATCH (s:Subject)
WHERE s.recordedAt <= $knownAt
// Told once, a subject is its own version; told more often, the first of what was told that is not silent counts.
WITH s, CASE WHEN s.statementId IS NOT NULL THEN [s.regionCode, s.registeredOn] ELSE head(COLLECT {
       MATCH (s)<-[:VERSION_OF]-(v:SubjectVersion)
       WHERE v.recordedAt <= $knownAt
       WITH v
       ORDER BY CASE WHEN v.supersededAt > $knownAt THEN 0 ELSE 1 END,
                v.mergedFrom IS NOT NULL, coalesce(v.statedAt, v.recordedAt) DESC, v.statementId
       WITH collect(v) AS told
       RETURN [head([v IN told WHERE v.regionCode IS NOT NULL | v.regionCode]),
               head([v IN told WHERE v.registeredOn IS NOT NULL | v.registeredOn])]
     }) END AS known
WHERE coalesce(known[1] <= $asOf, true)
WITH coalesce(known[0], '') AS regionCode, s,
     CASE WHEN EXISTS { (s)-[:LISTED_AS]->(listing:Listing
         WHERE listing.listCode IN $listCodes
           AND listing.listedOn <= $asOf < listing.inUseUntil
           AND listing.recordedAt <= $knownAt < listing.supersededAt) } THEN 1 ELSE 0 END AS listed
RETURN regionCode, count(s) AS subjects, sum(listed) AS listed
ORDER BY regionCode
