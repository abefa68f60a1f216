// subject-counts — subjects and organisations by county (区域)
//
// mode     read
// params   $isEarlier Boolean · $asOf Date · $knownAt DateTime
// returns  regionCode String · subjects Int · organisations Int
// grain    one row per region code; isEarlier = the division is the one known then, not the present one
// basis    src/read/README.md
// cost     one scan of Subject
// waives   01N52: nobody of a young graph was merged
MATCH (s:Subject)
WHERE s.recordedAt <= $knownAt < s.supersededAt AND coalesce(s.registeredOn <= $asOf, true)
// A subject told once is its own version; told more often, the word of then is asked for, where then is not now.
WITH s, CASE WHEN NOT $isEarlier OR s.statementId IS NOT NULL THEN s.regionCode ELSE head(COLLECT {
       MATCH (s)<-[:VERSION_OF]-(told:SubjectVersion)
       WHERE told.recordedAt <= $knownAt AND told.regionCode IS NOT NULL
       RETURN told.regionCode
       ORDER BY CASE WHEN told.supersededAt > $knownAt THEN 0 ELSE 1 END,
                told.mergedFrom IS NOT NULL, coalesce(told.statedAt, told.recordedAt) DESC, told.statementId
     }) END AS regionCode
RETURN coalesce(regionCode, '') AS regionCode, count(s) AS subjects,
       sum(CASE WHEN s:Organisation THEN 1 ELSE 0 END) AS organisations
ORDER BY regionCode
