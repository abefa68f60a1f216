// in-use — listings and penalties of which a law may end the use before their source does (停止共享和使用)
//
// mode     read
// params   $regions List<String> · $knownAt DateTime
// returns  node Int · statementId String · listCode String · penaltyType String · regionCode String · authority String ·
//          actTo String · determinedOn String · removedOn String · removalReason String · statedUntil String ·
//          banUntil String · sentenceUntil String · correctedOn String · inUseUntil String · sharedUntil String · toDeleteFrom String
// grain    one row per listing or penalty known then in such a region, and each that once was in one; dates as text,
//          no end = 9999-12-31; nodes by their number within this run; regions = beginnings of codes
// basis    src/model/in-use.ts
// cost     one scan of Listing and of Penalty
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored; 01N52: nothing is to be
//          deleted in a young graph, no ban or correction told
MATCH (subject:Subject)-[:LISTED_AS|PENALISED_BY]->(fact:Listing|Penalty)
WHERE fact.recordedAt <= $knownAt < fact.supersededAt
  AND (any(region IN $regions WHERE coalesce(subject.regionCode, '') STARTS WITH region)
   OR fact.inUseUntil < coalesce(fact.removedOn, fact.publishUntil)
   OR (fact.toDeleteFrom IS NOT NULL AND coalesce(fact.removalReason <> 'annulled', true))
   OR (fact.sharedUntil < date('9999-12-31') AND coalesce(NOT fact.removalReason IN ['repaired', 'corrected', 'annulled'], true)))
RETURN id(fact) AS node, fact.statementId AS statementId, fact.listCode AS listCode, fact.penaltyType AS penaltyType,
       subject.regionCode AS regionCode, fact.authority AS authority,
       CASE WHEN fact.actKnown THEN toString(fact.actTo) END AS actTo,
       toString(coalesce(fact.listedOn, fact.decidedOn)) AS determinedOn,
       toString(CASE WHEN fact:Listing THEN fact.removedOn WHEN fact.removalReason IS NOT NULL THEN fact.publishUntil END) AS removedOn,
       fact.removalReason AS removalReason, toString(fact.publishUntil) AS statedUntil, toString(fact.banUntil) AS banUntil,
       toString(fact.sentenceUntil) AS sentenceUntil, toString(fact.correctedOn) AS correctedOn,
       toString(fact.inUseUntil) AS inUseUntil, toString(fact.sharedUntil) AS sharedUntil,
       toString(fact.toDeleteFrom) AS toDeleteFrom
