// positions — offices of and in subjects (任职)
//
// mode     read
// params   $ids List<String> · $asOf Date · $knownAt DateTime
// returns  statementId String · personId String · organisationId String · role String · validFrom Date ·
//          validTo Date
// grain    one row per office in force that touches one of the subjects
// basis    src/read/README.md
// cost     index on id, then one expansion
UNWIND $ids AS id
MATCH (s:Subject {id: id})-[p:HOLDS_POSITION]-(:Subject)
WHERE p.validFrom <= $asOf < p.validTo AND p.recordedAt <= $knownAt < p.supersededAt
WITH DISTINCT p
RETURN p.statementId AS statementId, startNode(p).id AS personId, endNode(p).id AS organisationId,
       p.role AS role, p.validFrom AS validFrom, p.validTo AS validTo
ORDER BY organisationId, role, personId, statementId
