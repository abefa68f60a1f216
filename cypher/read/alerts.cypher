// alerts — a page of alerts, gravest and newest first (线索)
//
// mode     read
// params   $rules List<String> · $statuses List<String> · $severities List<String> · $target String ·
//          $seed String · $regionPrefix String · $movedIn List<String> · $movedOut List<String> · $assignee String · $openedFrom Date · $openedTo Date ·
//          $asOf Date · $knownAt DateTime · $afterRank Int · $afterId String · $limit Int
// returns  id String · rank Int
// grain    one row per alert after the cursor
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
WITH a, CASE a.severity WHEN 'ACT' THEN 0 WHEN 'WARN' THEN 1 ELSE 2 END AS rank
WHERE rank > $afterRank OR (rank = $afterRank AND a.id > $afterId)
RETURN a.id AS id, rank
ORDER BY rank, id
LIMIT $limit
