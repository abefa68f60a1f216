// wide-investors — state investors and holders of very many stakes (国资及广泛投资者)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime · $sharePpmMin Int ·
//          $stakesMax Int · $stateKinds List<String>
// returns  hubId String · relation String · degree Int · reason String
// grain    one row per subject that is no bridge although listed parties stand beside it
// basis    src/rules/rule.ts
// cost     one expansion from the listed parties
MATCH (seed:Subject)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (seed)<-[stake:OWNS WHERE stake.sharePpmMin >= $sharePpmMin
  AND stake.validFrom <= $asOf < stake.validTo
  AND stake.recordedAt <= $knownAt < stake.supersededAt]-(hub:Subject)
WITH DISTINCT hub
MATCH (hub)-[held:OWNS WHERE held.validFrom <= $asOf < held.validTo
  AND held.recordedAt <= $knownAt < held.supersededAt]->(company:Subject)
WITH hub, count(DISTINCT company) AS degree
WHERE asKnown(hub).kind IN $stateKinds OR degree > $stakesMax
RETURN hub.id AS hubId, 'OWNERSHIP' AS relation, degree,
       CASE WHEN asKnown(hub).kind IN $stateKinds THEN '国资机构不作关联' ELSE '对外持股过多，不作关联' END AS reason
ORDER BY hubId
