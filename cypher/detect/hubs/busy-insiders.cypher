// busy-insiders — leaders and holders of listed parties with too many offices or stakes, and the state (任职或持股过多者)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime · $sharePpmMin Int ·
//          $officesMax Int · $stakesMax Int · $stateKinds List<String>
// returns  hubId String · relation String · degree Int · reason String
// grain    one row per subject that is no bridge although listed parties stand beside it
// basis    src/rules/rule.ts
// cost     one expansion from the listed parties
MATCH (seed:Organisation)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
MATCH (hub:Subject)-[then:HOLDS_POSITION|OWNS
    WHERE (then.role = 'legalRepresentative' OR then.sharePpmMin >= $sharePpmMin)
      AND then.validFrom <= listing.actTo AND listing.actFrom < then.validTo AND then.validFrom < then.validTo
      AND then.recordedAt <= $knownAt < then.supersededAt]->(seed)
WHERE hub <> seed
WITH DISTINCT hub
CALL (hub) {
  MATCH (hub)-[office:HOLDS_POSITION WHERE office.validFrom <= $asOf < office.validTo
    AND office.recordedAt <= $knownAt < office.supersededAt]->(organisation:Subject)
  RETURN count(DISTINCT organisation) AS offices
}
CALL (hub) {
  MATCH (hub)-[held:OWNS WHERE held.validFrom <= $asOf < held.validTo
    AND held.recordedAt <= $knownAt < held.supersededAt]->(company:Subject)
  RETURN count(DISTINCT company) AS stakes
}
WITH hub, offices, stakes
WHERE asKnown(hub).kind IN $stateKinds OR offices > $officesMax OR stakes > $stakesMax
RETURN hub.id AS hubId, CASE WHEN offices > $officesMax THEN 'POSITION' ELSE 'OWNERSHIP' END AS relation,
       CASE WHEN offices > $officesMax THEN offices ELSE stakes END AS degree,
       CASE WHEN asKnown(hub).kind IN $stateKinds THEN '国资机构不作桥梁' WHEN offices > $officesMax THEN '任职过多，疑为代理，不作桥梁'
            ELSE '对外持股过多，不作桥梁' END AS reason
ORDER BY hubId
