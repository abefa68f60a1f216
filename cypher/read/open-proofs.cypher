// open-proofs — the proofs of open alerts, for the region's map (信用图谱)
//
// mode     read
// params   $regionPrefix String · $movedIn List<String> · $movedOut List<String> · $limit Int · $asOf Date · $knownAt DateTime
// returns  id String · targetId String · seedIds List<String> · proofJson String · total Int
// grain    one row per alert that is not resolved or dismissed, the gravest first, up to the limit; total counts all
// basis    src/read/README.md
// cost     one scan of Alert
MATCH (a:Alert)-[:ABOUT]->(target:Subject)
WHERE a.status IN ['OPEN', 'ASSESSING', 'CONFIRMED', 'SNOOZED', 'HELD']
  AND a.openedOn <= $asOf AND a.openedAt <= $knownAt
  AND ($regionPrefix IS NULL OR target.regionCode IN $movedIn
       OR (target.regionCode STARTS WITH $regionPrefix AND NOT target.regionCode IN $movedOut))
WITH a, CASE a.severity WHEN 'ACT' THEN 0 WHEN 'WARN' THEN 1 ELSE 2 END AS rank
ORDER BY rank, a.id
WITH collect(a) AS standing
UNWIND standing[0..$limit] AS a
RETURN a.id AS id, a.targetId AS targetId, a.seedIds AS seedIds, a.proofJson AS proofJson, size(standing) AS total
