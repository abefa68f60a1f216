// wide-kin — tied parties who control or serve very many, or are the state's (关联范围过广的亲属或一致行动人)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $controlPpmAbove Int · $hopsMax Int · $controlledMax Int · $officesMax Int · $stateKinds List<String>
// returns  hubId String · relation String · degree Int · reason String
// grain    one row per subject that is no bridge although listed parties are tied to it
// basis    src/rules/rule.ts
// cost     one expansion from the listed parties
MATCH (seed:Subject)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (seed)-[tie:FAMILY_OF|ACTS_WITH WHERE tie.validFrom <= $asOf < tie.validTo
  AND tie.recordedAt <= $knownAt < tie.supersededAt]-(hub:Subject)
WITH DISTINCT hub
CALL (hub) {
  MATCH (hub)
        (()-[down:OWNS|CONTROLS WHERE down.controlPpm > $controlPpmAbove
          AND down.validFrom <= $asOf < down.validTo
          AND down.recordedAt <= $knownAt < down.supersededAt]->()){1,12}
        (company:Organisation)
  WHERE size(down) <= $hopsMax AND company <> hub
  WITH hub, count(DISTINCT company) AS degree
  WHERE degree > $controlledMax OR asKnown(hub).kind IN $stateKinds
  RETURN 'CONTROL' AS relation, degree,
         CASE WHEN asKnown(hub).kind IN $stateKinds THEN '国资机构不作桥梁' ELSE '控制企业过多，不作桥梁' END AS reason
  UNION
  MATCH (hub)-[office:HOLDS_POSITION WHERE office.validFrom <= $asOf < office.validTo
    AND office.recordedAt <= $knownAt < office.supersededAt]->(organisation:Organisation)
  WITH count(DISTINCT organisation) AS degree
  WHERE degree > $officesMax
  RETURN 'POSITION' AS relation, degree, '任职过多，疑为代理，不作桥梁' AS reason
}
RETURN hub.id AS hubId, relation AS relation, degree AS degree, reason AS reason
ORDER BY hubId, relation
