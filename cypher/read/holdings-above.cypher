// holdings-above — every stake above a company, for the exact solve (上层持股)
//
// mode     read
// params   $id String · $asOf Date · $knownAt DateTime
// returns  holderId String · companyId String · sharePpm Int · controlPpm Int
// grain    one row per stake in force within twelve links above
// basis    src/read/README.md
// cost     the ancestors of one company
MATCH (:Subject {id: $id})<-[up:OWNS*0..11]-(company:Subject)
WHERE all(r IN up WHERE r.validFrom <= $asOf < r.validTo AND r.recordedAt <= $knownAt < r.supersededAt)
WITH DISTINCT company
MATCH (holder:Subject)-[o:OWNS]->(company)
WHERE o.validFrom <= $asOf < o.validTo AND o.recordedAt <= $knownAt < o.supersededAt
RETURN holder.id AS holderId, company.id AS companyId, o.sharePpmMin AS sharePpm, o.controlPpm AS controlPpm
ORDER BY companyId, holderId, o.statementId
