// stake-takers — state bodies and wide investors that took a stake a listed party gave up (接手股权的国资及广泛投资者)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime · $sharePpmMin Int ·
//          $monthsBeforeMax Int · $monthsAfterMax Int · $stakesMax Int · $stateKinds List<String>
// returns  hubId String · relation String · degree Int · reason String
// grain    one row per subject that is no bridge although listed parties stand beside it
// basis    src/rules/rule.ts
// cost     one expansion from the listed parties
MATCH (seed:Subject)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed, listing.listedOn AS listedOn
MATCH (seed)-[old:OWNS WHERE old.sharePpmMin >= $sharePpmMin
  AND listedOn - duration({months: $monthsBeforeMax}) <= old.validTo <= listedOn
  AND old.recordedAt <= $knownAt < old.supersededAt]->(company:Organisation)
MATCH (company)<-[taken:OWNS WHERE taken.sharePpmMin >= $sharePpmMin
  AND old.validTo <= taken.validFrom <= old.validTo + duration({months: $monthsAfterMax})
  AND taken.validFrom <= $asOf
  AND taken.recordedAt <= $knownAt < taken.supersededAt]-(hub:Subject)
WHERE hub <> seed
WITH DISTINCT hub
MATCH (hub)-[held:OWNS WHERE held.validFrom <= $asOf < held.validTo
  AND held.recordedAt <= $knownAt < held.supersededAt]->(other:Subject)
WITH hub, count(DISTINCT other) AS degree
WHERE asKnown(hub).kind IN $stateKinds OR degree > $stakesMax
RETURN hub.id AS hubId, 'OWNERSHIP' AS relation, degree,
       CASE WHEN asKnown(hub).kind IN $stateKinds THEN '国资机构受让，不作关联' ELSE '对外持股过多，不作关联' END AS reason
ORDER BY hubId
