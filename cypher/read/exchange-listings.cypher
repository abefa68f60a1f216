// exchange-listings — listings in force of subjects, for an export
//
// mode     read
// params   $ids List<String> · $asOf Date · $knownAt DateTime
// returns  statementId String · subjectId String · listCode String · authority String · documentNo String ·
//          listedOn Date · removedOn Date · actKnown Boolean · sourceId String · recordedAt DateTime
// grain    one row per listing in force
// basis    src/exchange/README.md
// cost     index on id, then one expansion
UNWIND $ids AS id
MATCH (s:Subject {id: id})-[:LISTED_AS]->(l:Listing)
WHERE l.listedOn <= $asOf < l.inUseUntil AND l.recordedAt <= $knownAt < l.supersededAt
RETURN l.statementId AS statementId, s.id AS subjectId, l.listCode AS listCode, l.authority AS authority,
       l.documentNo AS documentNo, l.listedOn AS listedOn, l.removedOn AS removedOn, l.actKnown AS actKnown,
       l.sourceId AS sourceId, l.recordedAt AS recordedAt
ORDER BY subjectId, statementId
