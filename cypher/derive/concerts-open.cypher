// concerts-open — derived edges still believed (control in concert, 与一致行动人共同控制)
//
// mode     read
// returns  versionId String · content String
// grain    one row per open edge; content is what a fresh derivation would have to say to change nothing
// basis    src/jobs/run-derive.ts
// cost     one scan of CONTROLS_IN_CONCERT
MATCH (:Subject)-[r:CONTROLS_IN_CONCERT]->(:Subject)
WHERE r.supersededAt = localdatetime('9999-12-31T00:00:00')
RETURN r.versionId AS versionId, r.content AS content
ORDER BY versionId
