// listed-counts — subjects on a severe list by county (严重失信主体分布)
//
// mode     read
// params   $listCodes List<String> · $regionPrefix String · $movedIn List<String> · $movedOut List<String> · $isEarlier Boolean · $asOf Date · $knownAt DateTime
// returns  regionCode String · listed Int
// grain    one row per region code; isEarlier = the division is the one known then, not the present one
// basis    src/read/README.md
// cost     index on listCode
// waives   01N52: nobody of a young graph was merged
MATCH (s:Subject)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT s
WHERE s.recordedAt <= $knownAt < s.supersededAt AND coalesce(s.registeredOn <= $asOf, true)
// A subject told once is its own version; told more often, the word of then is asked for, where then is not now.
WITH s, CASE WHEN NOT $isEarlier OR s.statementId IS NOT NULL THEN s.regionCode ELSE head(COLLECT {
       MATCH (s)<-[:VERSION_OF]-(told:SubjectVersion)
       WHERE told.recordedAt <= $knownAt AND told.regionCode IS NOT NULL
       RETURN told.regionCode
       ORDER BY CASE WHEN told.supersededAt > $knownAt THEN 0 ELSE 1 END,
                told.mergedFrom IS NOT NULL, coalesce(told.statedAt, told.recordedAt) DESC, told.statementId
     }) END AS regionCode
WHERE ($regionPrefix IS NULL OR regionCode IN $movedIn
       OR (regionCode STARTS WITH $regionPrefix AND NOT regionCode IN $movedOut))
RETURN coalesce(regionCode, '') AS regionCode, count(s) AS listed
ORDER BY regionCode
