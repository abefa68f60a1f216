// proof-hops-count — how many hops the leads have which are not closed, each counted as often as it is in one
//
// mode     read
// returns  hops Int
// grain    one row
// basis    src/jobs/ended-relations.ts
// cost     one scan of Alert
MATCH (alert:Alert)
WHERE alert.status <> 'RESOLVED'
RETURN coalesce(sum(size(split(alert.proofJson, '"statementId":"')) - 1), 0) AS hops
