// resting-on-relations — the leads that are not closed and rest on one of some hops
//
// mode     read
// params   $hops List<String> · $rulesExcepted List<String>
// returns  id String · madeBy String · statementId String
// grain    one row per lead and statement; hops as in jobs/proof-hops
// basis    src/jobs/ended-relations.ts
// cost     one scan of Alert; asked only where something is left
MATCH (alert:Alert)
WHERE alert.status <> 'RESOLVED' AND NOT alert.ruleId IN $rulesExcepted
UNWIND [part IN split(alert.proofJson, '"statementId":"')[1..] |
         split(part, '"')[0] + '\n' + split(split(part, '"from":"')[1], '"')[0]
           + '\n' + split(split(part, '"to":"')[1], '"')[0]] AS hop
WITH alert, hop
WHERE hop IN $hops
RETURN DISTINCT alert.id AS id, alert.ruleId AS madeBy, split(hop, '\n')[0] AS statementId
ORDER BY id, statementId
