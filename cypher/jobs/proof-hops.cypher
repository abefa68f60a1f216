// proof-hops — the hops that each lead rests on which is not closed, by statement and both ends
//
// mode     read
// returns  ruleId String · hops List<String>
// grain    one row per lead; a hop as statement, from, to on a line each, read off the text of the proof, which
//          src/read/proof.ts writes in this order
// basis    src/jobs/ended-relations.ts
// cost     one scan of Alert
MATCH (alert:Alert)
WHERE alert.status <> 'RESOLVED'
RETURN alert.ruleId AS ruleId,
       [part IN split(alert.proofJson, '"statementId":"')[1..] |
         split(part, '"')[0] + '\n' + split(split(part, '"from":"')[1], '"')[0]
           + '\n' + split(split(part, '"to":"')[1], '"')[0]] AS hops
