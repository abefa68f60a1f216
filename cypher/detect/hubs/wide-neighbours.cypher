// wide-neighbours — state bodies and subjects with very many neighbours (国资机构及关联过多者)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime · $neighboursMax Int ·
//          $partiesMin Int · $roles List<String> · $sharePpmMin Int · $stateKinds List<String>
// returns  hubId String · relation String · degree Int · reason String
// grain    one row per subject that is no bridge although listed parties stand beside it
// basis    src/rules/rule.ts
// cost     one step from the listed parties
MATCH (seed:Subject)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (seed)-[link:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF WHERE link.validFrom <= $asOf < link.validTo
  AND link.recordedAt <= $knownAt < link.supersededAt]-(hub:Subject)
WITH hub, count(DISTINCT seed) AS parties
WHERE parties >= $partiesMin
CALL (hub) {
  MATCH (hub)-[link:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF WHERE link.validFrom <= $asOf < link.validTo
    AND link.recordedAt <= $knownAt < link.supersededAt]-(beside:Subject)
  WHERE beside <> hub
    AND CASE type(link)
        WHEN 'OWNS' THEN link.sharePpmMin >= $sharePpmMin
        WHEN 'HOLDS_POSITION' THEN link.role IN $roles
        ELSE true END
  RETURN count(DISTINCT beside) AS degree
}
WITH hub, degree
WHERE asKnown(hub).kind IN $stateKinds OR degree > $neighboursMax
RETURN hub.id AS hubId, 'OWNERSHIP' AS relation, degree,
       CASE WHEN asKnown(hub).kind IN $stateKinds THEN '国资机构不计聚集' ELSE '直接关联过多，不计聚集' END AS reason
ORDER BY hubId
