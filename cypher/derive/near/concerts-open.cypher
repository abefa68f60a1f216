// concerts-open — derived edges still believed (control in concert, 与一致行动人共同控制) into some companies
//
// mode     read
// params   $companyIds List<String>
// returns  versionId String · content String · fromId String · toId String
// grain    one row per open edge; content is what a fresh derivation would have to say to change nothing
// basis    src/jobs/derive-near.ts
// cost     the derived edges into each company
UNWIND $companyIds AS companyId
MATCH (from:Subject)-[r:CONTROLS_IN_CONCERT]->(to:Subject {id: companyId})
WHERE r.supersededAt = localdatetime('9999-12-31T00:00:00')
RETURN r.versionId AS versionId, r.content AS content, from.id AS fromId, to.id AS toId
