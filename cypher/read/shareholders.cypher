// shareholders — stakes in companies (股东)
//
// mode     read
// params   $ids List<String> · $asOf Date · $knownAt DateTime
// returns  statementId String · holderId String · companyId String · sharePpm Int · sharePpmMin Int ·
//          sharePpmMax Int · controlPpm Int · votesPpm Int · validFrom Date · validTo Date ·
//          sourceId String · recordedAt DateTime
// grain    one row per stake in force in one of the companies
// basis    src/read/README.md
// cost     index on id, then one expansion
UNWIND $ids AS id
MATCH (:Subject {id: id})<-[o:OWNS]-(:Subject)
WHERE o.validFrom <= $asOf < o.validTo AND o.recordedAt <= $knownAt < o.supersededAt
RETURN o.statementId AS statementId, startNode(o).id AS holderId, endNode(o).id AS companyId,
       o.sharePpm AS sharePpm, o.sharePpmMin AS sharePpmMin, o.sharePpmMax AS sharePpmMax,
       o.controlPpm AS controlPpm, o.votesPpm AS votesPpm, o.validFrom AS validFrom,
       o.validTo AS validTo, o.sourceId AS sourceId, o.recordedAt AS recordedAt
ORDER BY companyId, sharePpmMin DESC, statementId
