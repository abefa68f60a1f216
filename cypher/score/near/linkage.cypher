// linkage — the same of some organisations: standing leads, which take points apart from own evidence (关联风险)
//
// mode     read
// params   $subjectIds List<String> · $statuses List<String>
// returns  subjectId String · id String · severity String
// grain    one row per standing lead about an organisation; dismissed ones take nothing
// basis    src/rules/score-factors.ts
// cost     index on id, then one expansion
UNWIND $subjectIds AS id
MATCH (subject:Subject&Organisation {id: id})
MATCH (alert:Alert)-[:ABOUT]->(subject)
WHERE alert.status IN $statuses
RETURN subject.id AS subjectId, alert.id AS id, alert.severity AS severity
ORDER BY subjectId, id
