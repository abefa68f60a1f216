// known-around — alerts of all rules about, or because of, the subjects that a part of a run asked of
//
// mode     read
// params   $subjectIds List<String>
// returns  id String · status String · evidenceHash String · snoozedUntil Date · heldFrom String · episode Int · severity String ·
//          verdict String · ruleId String · ruleVersion String · paramsJson String · targetId String · seedId String
// grain    one row per alert
// basis    src/alerts/known.ts
// cost     the alerts beside each subject
// waives   01N52: no alert of a young graph is snoozed or held
UNWIND $subjectIds AS subjectId
MATCH (:Subject {id: subjectId})<-[:ABOUT|BECAUSE_OF]-(a:Alert)
WITH DISTINCT a
RETURN a.id AS id, a.status AS status, a.evidenceHash AS evidenceHash, a.snoozedUntil AS snoozedUntil,
       a.heldFrom AS heldFrom,
       a.episode AS episode, a.severity AS severity, a.verdict AS verdict, a.ruleId AS ruleId,
       a.ruleVersion AS ruleVersion, a.paramsJson AS paramsJson, a.targetId AS targetId, a.seedId AS seedId
