// claims-met — whether planted cases have an open lead
//
// mode     read
// params   $claims List<Map>
// returns  at Int · found Boolean
// grain    one row per claim {at, rule, target, seed}; a claim without seed is met by any lead of the rule
// basis    src/bench/planted.ts
// cost     the alerts about each target
UNWIND $claims AS claim
OPTIONAL MATCH (:Subject {id: claim.target})<-[:ABOUT]-(alert:Alert)
WHERE alert.ruleId = claim.rule AND alert.status <> 'RESOLVED'
  AND (claim.seed IS NULL OR alert.seedId = claim.seed OR alert.seedId IS NULL AND claim.seed IN alert.seedIds)
RETURN claim.at AS at, count(alert) > 0 AS found
