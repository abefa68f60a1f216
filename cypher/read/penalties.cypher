// penalties — penalties of subjects: those still published, or all (行政处罚)
//
// mode     read
// params   $ids List<String> · $ended Boolean · $asOf Date · $knownAt DateTime
// returns  subjectId String · statementId String · penaltyType String · authority String ·
//          documentNo String · decidedOn Date · publishUntil Date · inUseUntil Date · amountFen Fen ·
//          actTo Date · caseName String · offence String · legalBasis String · content String ·
//          authorityCode String · provider String · providerCode String · divisionCode String · removalReason String ·
//          banUntil Date · sentenceUntil Date · correctedOn Date
// grain    one row per penalty; ended = also those that are published no more
// basis    src/read/README.md
// cost     index on id, then one expansion
// waives   01N52: most sources disclose no more of a penalty
UNWIND $ids AS id
MATCH (s:Subject {id: id})-[:PENALISED_BY]->(p:Penalty)
WHERE p.decidedOn <= $asOf AND ($ended OR $asOf < p.publishUntil) AND p.recordedAt <= $knownAt < p.supersededAt
RETURN s.id AS subjectId, p.statementId AS statementId, p.penaltyType AS penaltyType, p.authority AS authority,
       p.documentNo AS documentNo, p.decidedOn AS decidedOn, p.publishUntil AS publishUntil,
       p.inUseUntil AS inUseUntil, p.amountFen AS amountFen, CASE WHEN p.actKnown THEN p.actTo END AS actTo,
       p.caseName AS caseName, p.offence AS offence, p.legalBasis AS legalBasis, p.content AS content,
       p.authorityCode AS authorityCode, p.provider AS provider, p.providerCode AS providerCode, p.divisionCode AS divisionCode,
       p.removalReason AS removalReason, p.banUntil AS banUntil, p.sentenceUntil AS sentenceUntil, p.correctedOn AS correctedOn
ORDER BY subjectId, decidedOn DESC, statementId
