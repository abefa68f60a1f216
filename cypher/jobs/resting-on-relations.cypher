// resting-on-relations — the leads that are not closed and rest on one of some statements
//
// mode     read
// params   $statementIds List<String> · $rulesExcepted List<String>
// returns  id String · madeBy String · statementId String
// grain    one row per lead and statement
// basis    src/jobs/ended-relations.ts
// cost     one scan of Alert; asked only where something is left
MATCH (alert:Alert)
WHERE alert.status <> 'RESOLVED' AND NOT alert.ruleId IN $rulesExcepted
UNWIND [part IN split(alert.proofJson, '"statementId":"')[1..] | split(part, '"')[0]] AS statementId
WITH alert, statementId
WHERE statementId IN $statementIds
RETURN DISTINCT alert.id AS id, alert.ruleId AS madeBy, statementId
ORDER BY id, statementId
