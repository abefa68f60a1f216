// conflicts-open — register conflicts still believed (登记冲突) of some companies
//
// mode     read
// params   $companyIds List<String>
// returns  versionId String · content String · fromId String · toId String
// grain    one row per open conflict; content is what a fresh derivation would have to say to change nothing
// basis    src/jobs/derive-near.ts
// cost     the conflicts of each company
UNWIND $companyIds AS companyId
MATCH (company:Subject {id: companyId})-[:HAS_CONFLICT]->(c:HoldingConflict)
WHERE c.supersededAt = localdatetime('9999-12-31T00:00:00')
RETURN c.versionId AS versionId, c.content AS content, company.id AS fromId, company.id AS toId
