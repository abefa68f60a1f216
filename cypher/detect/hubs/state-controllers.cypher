// state-controllers — controllers that are the state's, or that control very many (国资及大型控制人)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $controlPpmAbove Int · $hopsMax Int · $controlledMax Int · $stateKinds List<String>
// returns  hubId String · relation String · degree Int · reason String
// grain    one row per subject that is no bridge although listed parties stand beside it
// basis    src/rules/rule.ts
// cost     one expansion from the listed parties
MATCH (seed:Subject)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (hub:Subject)
      (()-[up:OWNS|CONTROLS WHERE up.controlPpm > $controlPpmAbove
          AND up.validFrom <= $asOf < up.validTo
          AND up.recordedAt <= $knownAt < up.supersededAt]->()){1,12}
      (seed)
WHERE size(up) <= $hopsMax AND hub <> seed
WITH DISTINCT hub
MATCH (hub)
      (()-[down:OWNS|CONTROLS WHERE down.controlPpm > $controlPpmAbove
          AND down.validFrom <= $asOf < down.validTo
          AND down.recordedAt <= $knownAt < down.supersededAt]->()){1,12}
      (company:Organisation)
WITH hub, count(DISTINCT company) AS degree
WHERE asKnown(hub).kind IN $stateKinds OR degree > $controlledMax
RETURN hub.id AS hubId, 'CONTROL' AS relation, degree,
       CASE WHEN asKnown(hub).kind IN $stateKinds THEN '国资机构不作桥梁' ELSE '控制企业过多，不作桥梁' END AS reason
ORDER BY hubId
