// conflicts-open — register conflicts still believed (登记冲突)
//
// mode     read
// returns  versionId String · content String
// grain    one row per open conflict
// basis    src/jobs/run-derive.ts
// cost     one scan of HoldingConflict
MATCH (c:HoldingConflict)
WHERE c.supersededAt = localdatetime('9999-12-31T00:00:00')
RETURN c.versionId AS versionId, c.content AS content
ORDER BY versionId
