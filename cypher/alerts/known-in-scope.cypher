// known-in-scope — alerts of one rule about, or because of, the subjects that a part of a run asked of
//
// mode     read
// params   $ruleId String · $ruleVersion String · $paramsJson String · $scopeIds List<String> · $by String
// returns  id String · status String · evidenceHash String · snoozedUntil Date · episode Int · severity String ·
//          verdict String · sameRule Boolean
// grain    one row per alert; $by = target or seed says what the scope is a list of
// basis    src/alerts/book.ts
// cost     the alerts beside each subject in scope
// waives   01N52: no alert of a young graph is snoozed
UNWIND $scopeIds AS scopeId
MATCH (subject:Subject {id: scopeId})<-[r:ABOUT|BECAUSE_OF]-(a:Alert)
WHERE a.ruleId = $ruleId
  AND (($by = 'target' AND a.targetId = scopeId) OR ($by = 'seed' AND a.seedId = scopeId))
RETURN DISTINCT a.id AS id, a.status AS status, a.evidenceHash AS evidenceHash, a.snoozedUntil AS snoozedUntil,
       a.episode AS episode, a.severity AS severity, a.verdict AS verdict,
       a.ruleVersion = $ruleVersion AND a.paramsJson = $paramsJson AS sameRule
