// listings — listings of subjects, past ones too (名单)
//
// mode     read
// params   $ids List<String> · $asOf Date · $knownAt DateTime
// returns  subjectId String · statementId String · listCode String · authority String ·
//          documentNo String · listedOn Date · removedOn Date · removalReason String · removalDocumentNo String ·
//          inForce Boolean · inUseUntil Date · actTo Date · jointAuthorities String · banUntil Date · sentenceUntil Date · correctedOn Date
// grain    one row per listing that had begun
// basis    src/read/README.md
// cost     index on id, then one expansion
// waives   01N52: most sources name no joint authority, no ban, no correction and no decision that ends a listing
UNWIND $ids AS id
MATCH (s:Subject {id: id})-[:LISTED_AS]->(l:Listing)
WHERE l.listedOn <= $asOf AND l.recordedAt <= $knownAt < l.supersededAt
RETURN s.id AS subjectId, l.statementId AS statementId, l.listCode AS listCode, l.authority AS authority,
       l.documentNo AS documentNo, l.listedOn AS listedOn, l.removedOn AS removedOn,
       l.removalReason AS removalReason, l.removalDocumentNo AS removalDocumentNo, $asOf < l.removedOn AS inForce, l.inUseUntil AS inUseUntil,
       CASE WHEN l.actKnown THEN l.actTo END AS actTo, l.jointAuthorities AS jointAuthorities,
       l.banUntil AS banUntil, l.sentenceUntil AS sentenceUntil, l.correctedOn AS correctedOn
ORDER BY subjectId, listedOn DESC, statementId
