// holdings-above — every stake above a company, for the exact solve (上层持股)
//
// mode     read
// params   $id String · $asOf Date · $knownAt DateTime
// returns  statementId String · holderId String · holderKind String · companyId String · sharePpmMin Int ·
//          sharePpmMax Int · votesPpm Int
// grain    one row per stake in force within twelve links above; votesPpm null = votes follow the shares
// basis    src/commands/ownership-above.ts
// cost     the ancestors of one company, each met once
MATCH (:Subject {id: $id})<-[up:OWNS*0..11]-(company:Subject)
WHERE all(r IN up WHERE r.validFrom <= $asOf < r.validTo AND r.recordedAt <= $knownAt < r.supersededAt)
WITH DISTINCT company
MATCH (holder:Subject)-[o:OWNS]->(company)
WHERE o.validFrom <= $asOf < o.validTo AND o.recordedAt <= $knownAt < o.supersededAt
RETURN o.statementId AS statementId, holder.id AS holderId, holder.kind AS holderKind, company.id AS companyId,
       o.sharePpmMin AS sharePpmMin, o.sharePpmMax AS sharePpmMax, o.votesPpm AS votesPpm
ORDER BY companyId, holderId, statementId
