// known — alerts of one rule, with what decides between keep, change and close
//
// mode     read
// params   $ruleId String
// returns  id String · status String · evidenceHash String · snoozedUntil Date · episode Int
// grain    one row per alert of the rule
// basis    src/alerts/book.ts
// cost     index on ruleId
// waives   01N52: no alert of a young graph is snoozed
MATCH (a:Alert {ruleId: $ruleId})
RETURN a.id AS id, a.status AS status, a.evidenceHash AS evidenceHash, a.snoozedUntil AS snoozedUntil,
       a.episode AS episode
ORDER BY id
