// known — alerts of one rule, with what decides between keep, change and close
//
// mode     read
// params   $ruleId String · $ruleVersion String · $paramsJson String
// returns  id String · status String · evidenceHash String · snoozedUntil Date · heldFrom String · episode Int · severity String ·
//          verdict String · sameRule Boolean
// grain    one row per alert of the rule; sameRule = found by this version with these parameters
// basis    src/alerts/known.ts
// cost     index on ruleId
// waives   01N52: no alert of a young graph is snoozed or held
MATCH (a:Alert {ruleId: $ruleId})
RETURN a.id AS id, a.status AS status, a.evidenceHash AS evidenceHash, a.snoozedUntil AS snoozedUntil,
       a.heldFrom AS heldFrom,
       a.episode AS episode, a.severity AS severity, a.verdict AS verdict,
       a.ruleVersion = $ruleVersion AND a.paramsJson = $paramsJson AS sameRule
