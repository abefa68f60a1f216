// proof-hops — the statements that each lead rests on which is not closed
//
// mode     read
// returns  ruleId String · statementIds List<String>
// grain    one row per lead; of its proof nothing but the names of its hops
// basis    src/jobs/ended-relations.ts
// cost     one scan of Alert
MATCH (alert:Alert)
WHERE alert.status <> 'RESOLVED'
RETURN alert.ruleId AS ruleId, [part IN split(alert.proofJson, '"statementId":"')[1..] | split(part, '"')[0]] AS statementIds
