// region-counts — subjects, listed ones and tiers by county (区域)
//
// mode     read
// params   $listCodes List<String> · $regionPrefix String · $asOf Date · $knownAt DateTime
// returns  regionCode String · subjects Int · listed Int · tiered List<Map>
// grain    one row per region code
// basis    src/read/README.md
// cost     one scan of Subject
MATCH (s:Subject)
WHERE s.recordedAt <= $knownAt < s.supersededAt AND coalesce(s.registeredOn <= $asOf, true)
  AND ($regionPrefix IS NULL OR s.regionCode STARTS WITH $regionPrefix)
OPTIONAL MATCH (score:Score)-[:SCORE_OF]->(s)
WITH coalesce(s.regionCode, '') AS regionCode, s, score,
     CASE WHEN EXISTS { (s)-[:LISTED_AS]->(listing:Listing
         WHERE listing.listCode IN $listCodes
           AND listing.listedOn <= $asOf < listing.removedOn
           AND listing.recordedAt <= $knownAt < listing.supersededAt) } THEN 1 ELSE 0 END AS listed
WITH regionCode, CASE WHEN s:Person THEN 'NONE' ELSE coalesce(score.tier, 'A_PLUS') END AS tier,
     count(s) AS subjects, sum(listed) AS listed
RETURN regionCode, sum(subjects) AS subjects, sum(listed) AS listed,
       collect({tier: tier, subjects: subjects}) AS tiered
ORDER BY regionCode
