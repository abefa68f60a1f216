// linkage — points for open leads, capped and apart from own evidence (关联风险)
//
// mode     read
// params   $pointsBySeverity Map · $pointsMax Int
// returns  subjectId String · points Int · evidenceIds List<String>
// grain    one row per organisation that is the target of at least one open lead; dismissed ones take nothing
// basis    src/rules/score-factors.ts
// cost     one scan of Alert
MATCH (alert:Alert)-[:ABOUT]->(subject:Organisation)
WHERE alert.status IN ['OPEN', 'ASSESSING', 'CONFIRMED']
WITH subject, alert
ORDER BY alert.id
WITH subject, collect(alert.id) AS evidenceIds, sum($pointsBySeverity[alert.severity]) AS raw
RETURN subject.id AS subjectId, CASE WHEN raw > $pointsMax THEN -$pointsMax ELSE -raw END AS points, evidenceIds
ORDER BY subjectId
