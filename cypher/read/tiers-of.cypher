// tiers-of — how many organisations have each tier, where the scores are told (等级)
//
// mode     read
// params   $scored List<Map> · $regionPrefix String · $movedIn List<String> · $movedOut List<String> · $isEarlier Boolean · $asOf Date · $knownAt DateTime
// returns  tier String · subjects Int
// grain    one row per tier; scored rows carry subjectId and tier, persons and the unknown are left out
// basis    src/read/README.md
// cost     index on id
// waives   01N52: nobody of a young graph was merged
UNWIND $scored AS one
MATCH (s:Subject&Organisation {id: one.subjectId})
WHERE s.recordedAt <= $knownAt < s.supersededAt AND coalesce(s.registeredOn <= $asOf, true)
// A subject told once is its own version; told more often, the word of then is asked for, where then is not now.
WITH one, s, CASE WHEN NOT $isEarlier OR s.statementId IS NOT NULL THEN s.regionCode ELSE head(COLLECT {
       MATCH (s)<-[:VERSION_OF]-(told:SubjectVersion)
       WHERE told.recordedAt <= $knownAt AND told.regionCode IS NOT NULL
       RETURN told.regionCode
       ORDER BY CASE WHEN told.supersededAt > $knownAt THEN 0 ELSE 1 END,
                told.mergedFrom IS NOT NULL, coalesce(told.statedAt, told.recordedAt) DESC, told.statementId
     }) END AS regionCode
WHERE ($regionPrefix IS NULL OR regionCode IN $movedIn
       OR (regionCode STARTS WITH $regionPrefix AND NOT regionCode IN $movedOut))
RETURN one.tier AS tier, count(s) AS subjects
ORDER BY tier
