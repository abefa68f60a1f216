// linkage — standing leads, which take points apart from own evidence (关联风险)
//
// mode     read
// params   $statuses List<String>
// returns  subjectId String · id String · severity String
// grain    one row per standing lead about an organisation; dismissed ones take nothing
// basis    src/rules/score-factors.ts
// cost     one scan of Alert
MATCH (alert:Alert)-[:ABOUT]->(subject:Organisation)
WHERE alert.status IN $statuses
RETURN subject.id AS subjectId, alert.id AS id, alert.severity AS severity
ORDER BY subjectId, id
