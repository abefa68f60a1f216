// platform-leaders — state bodies and agents behind new vehicles that took a listed party's stake (新设平台背后的国资与代理人)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $sharePpmMin Int · $controlPpmAbove Int · $officesMax Int · $monthsBeforeMax Int ·
//          $monthsAfterMax Int · $monthsAgeMax Int · $stateKinds List<String>
// returns  hubId String · relation String · degree Int · reason String
// grain    one row per subject that is no bridge although listed parties stand beside it
// basis    src/rules/rule.ts
// cost     one expansion from the listed parties
MATCH (seed:Subject)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed, listing.listedOn AS listedOn
MATCH (seed)
      (()-[step:OWNS WHERE step.controlPpm > $controlPpmAbove
        AND step.recordedAt <= $knownAt < step.supersededAt]->()){0,3}
      (giver:Subject)
MATCH (giver)-[old:OWNS WHERE old.sharePpmMin >= $sharePpmMin
  AND listedOn - duration({months: $monthsBeforeMax}) <= old.validTo <= $asOf
  AND old.recordedAt <= $knownAt < old.supersededAt]->(company:Organisation)
WHERE all(s IN step WHERE s.validFrom < old.validTo <= s.validTo)
WITH DISTINCT old, company
MATCH (company)<-[taken:OWNS WHERE taken.sharePpmMin >= $sharePpmMin
  AND old.validTo <= taken.validFrom <= old.validTo + duration({months: $monthsAfterMax})
  AND taken.validFrom <= $asOf
  AND taken.recordedAt <= $knownAt < taken.supersededAt]-(vehicle:Organisation)
WHERE old.validTo - duration({months: $monthsAgeMax}) <= asKnown(vehicle).registeredOn
  AND asKnown(vehicle).registeredOn <= old.validTo + duration({months: $monthsAgeMax})
MATCH (hub:Subject)-[tie:HOLDS_POSITION|OWNS
  WHERE (tie.role = 'legalRepresentative' OR tie.controlPpm > $controlPpmAbove)
    AND tie.validFrom <= taken.validFrom < tie.validTo
    AND tie.recordedAt <= $knownAt < tie.supersededAt]->(vehicle)
WITH DISTINCT hub
CALL (hub) {
  MATCH (hub)-[office:HOLDS_POSITION WHERE office.validFrom <= $asOf < office.validTo
    AND office.recordedAt <= $knownAt < office.supersededAt]->(organisation:Subject)
  RETURN count(DISTINCT organisation) AS degree
}
WITH hub, degree
WHERE asKnown(hub).kind IN $stateKinds OR degree > $officesMax
RETURN hub.id AS hubId, 'POSITION' AS relation, degree,
       CASE WHEN asKnown(hub).kind IN $stateKinds THEN '国资机构设立，不作桥梁' ELSE '任职过多，疑为代理，不作桥梁' END AS reason
ORDER BY hubId
