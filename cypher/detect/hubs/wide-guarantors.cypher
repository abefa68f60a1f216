// wide-guarantors — professional guarantors (专业担保方)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime · $guaranteesMax Int
// returns  hubId String · relation String · degree Int · reason String
// grain    one row per subject that is no bridge although listed parties stand beside it
// basis    src/rules/rule.ts
// cost     one expansion from the listed parties
MATCH (seed:Subject)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (seed)<-[guarantee:GUARANTEES WHERE guarantee.validFrom <= $asOf < guarantee.validTo
  AND guarantee.recordedAt <= $knownAt < guarantee.supersededAt]-(hub:Subject)
WITH DISTINCT hub
MATCH (hub)-[given:GUARANTEES WHERE given.validFrom <= $asOf < given.validTo
  AND given.recordedAt <= $knownAt < given.supersededAt]->(:Subject)
WITH hub, count(given) AS degree
WHERE degree > $guaranteesMax
RETURN hub.id AS hubId, 'GUARANTEE' AS relation, degree, '在保笔数过多，视为专业担保方' AS reason
ORDER BY hubId
