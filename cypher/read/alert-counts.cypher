// alert-counts — open alerts by rule, severity and county (线索分布)
//
// mode     read
// params   $regionPrefix String · $movedIn List<String> · $movedOut List<String> · $asOf Date · $knownAt DateTime
// returns  ruleId String · severity String · regionCode String · open Int
// grain    one row per combination
// basis    src/read/README.md
// cost     one scan of Alert
MATCH (a:Alert)-[:ABOUT]->(target:Subject)
WHERE a.status IN ['OPEN', 'ASSESSING', 'CONFIRMED', 'SNOOZED', 'HELD']
  AND a.openedOn <= $asOf AND a.openedAt <= $knownAt
  AND ($regionPrefix IS NULL OR target.regionCode IN $movedIn
       OR (target.regionCode STARTS WITH $regionPrefix AND NOT target.regionCode IN $movedOut))
RETURN a.ruleId AS ruleId, a.severity AS severity, coalesce(target.regionCode, '') AS regionCode, count(a) AS open
ORDER BY ruleId, severity, regionCode
