// subjects-touched — subjects of which a load wrote or closed a version
//
// mode     read
// params   $loadId String
// returns  subjectId String
// grain    one row per subject
// basis    src/load/account/recover.ts
// cost     one scan of SubjectVersion; only after a load that was killed
MATCH (v:SubjectVersion)-[:VERSION_OF]->(s:Subject)
WHERE v.loadId = $loadId OR v.supersededBy = $loadId
RETURN DISTINCT s.id AS subjectId
ORDER BY subjectId
