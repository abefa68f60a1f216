// alerts-count — how many alerts a filter holds (线索数)
//
// mode     read
// params   $rules List<String> · $statuses List<String> · $severities List<String> · $target String ·
//          $seed String · $regionPrefix String · $movedIn List<String> · $movedOut List<String> · $assignee String · $openedFrom Date · $openedTo Date ·
//          $asOf Date · $knownAt DateTime
// returns  total Int
// grain    one row
// basis    src/read/README.md
// cost     one scan of Alert
// waives   01N52: no alert of a young graph is assigned
MATCH (a:Alert)-[:ABOUT]->(target:Subject)
WHERE (size($rules) = 0 OR a.ruleId IN $rules)
  AND (size($statuses) = 0 OR a.status IN $statuses)
  AND (size($severities) = 0 OR a.severity IN $severities)
  AND ($target IS NULL OR a.targetId = $target)
  AND ($seed IS NULL OR $seed IN a.seedIds)
  AND ($regionPrefix IS NULL OR target.regionCode IN $movedIn
       OR (target.regionCode STARTS WITH $regionPrefix AND NOT target.regionCode IN $movedOut))
  AND ($assignee IS NULL OR a.assignee = $assignee)
  AND ($openedFrom IS NULL OR a.openedOn >= $openedFrom)
  AND ($openedTo IS NULL OR a.openedOn <= $openedTo)
  AND a.openedOn <= $asOf AND a.openedAt <= $knownAt
RETURN count(a) AS total
