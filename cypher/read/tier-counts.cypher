// tier-counts — how many organisations have each tier by the scores kept (等级)
//
// mode     read
// params   $regionPrefix String · $movedIn List<String> · $movedOut List<String> · $asOf Date · $knownAt DateTime
// returns  tier String · subjects Int
// grain    one row per tier; who has no score stands at the base and is not counted
// basis    src/read/README.md
// cost     one scan of Score
MATCH (score:Score)-[:SCORE_OF]->(s:Organisation)
WHERE s.recordedAt <= $knownAt < s.supersededAt AND coalesce(s.registeredOn <= $asOf, true)
  AND ($regionPrefix IS NULL OR s.regionCode IN $movedIn
       OR (s.regionCode STARTS WITH $regionPrefix AND NOT s.regionCode IN $movedOut))
RETURN score.tier AS tier, count(s) AS subjects
ORDER BY tier
