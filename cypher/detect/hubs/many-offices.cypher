// many-offices — persons with very many offices, such as registration agents (代理任职)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime · $officesMax Int
// returns  hubId String · relation String · degree Int · reason String
// grain    one row per subject that is no bridge although listed parties stand beside it
// basis    src/rules/rule.ts
// cost     one expansion from the listed parties
MATCH (seed:Subject)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (hub:Person)-[office:HOLDS_POSITION WHERE office.recordedAt <= $knownAt < office.supersededAt]->(seed)
WITH DISTINCT hub
MATCH (hub)-[now:HOLDS_POSITION WHERE now.validFrom <= $asOf < now.validTo
  AND now.recordedAt <= $knownAt < now.supersededAt]->(organisation:Subject)
WITH hub, count(DISTINCT organisation) AS degree
WHERE degree > $officesMax
RETURN hub.id AS hubId, 'POSITION' AS relation, degree, '任职过多，疑为代理，不作桥梁' AS reason
ORDER BY hubId
