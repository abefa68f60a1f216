// report-regions — subjects and severely listed ones by division (区域)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime
// returns  regionCode String · subjects Int · listed Int
// grain    one row per division; subjects without one under the empty text
// basis    src/report/daily-report-input.ts
// cost     one scan of Subject
MATCH (s:Subject)
WHERE s.recordedAt <= $knownAt AND coalesce(s.registeredOn <= $asOf, true)
WITH coalesce(s.regionCode, '') AS regionCode, s,
     CASE WHEN EXISTS { (s)-[:LISTED_AS]->(listing:Listing
         WHERE listing.listCode IN $listCodes
           AND listing.listedOn <= $asOf < listing.removedOn
           AND listing.recordedAt <= $knownAt < listing.supersededAt) } THEN 1 ELSE 0 END AS listed
RETURN regionCode, count(s) AS subjects, sum(listed) AS listed
ORDER BY regionCode
