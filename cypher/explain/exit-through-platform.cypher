// exit-through-platform — the stake given up, the stake taken up, and the people who stand behind both
//
// mode     read
// params   $findings List<Map> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $sharePpmMin Int · $controlPpmAbove Int · $officesMax Int · $monthsBeforeMax Int ·
//          $monthsAfterMax Int · $monthsAgeMax Int · $stateKinds List<String>
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/exit-through-platform.ts
// cost     one bounded expansion per finding
// waives   01N50, 01N51, 01N52: every subject of a young graph was told once, and nobody was merged
UNWIND $findings AS finding
MATCH (company:Subject {id: finding.targetId})
MATCH (seed:Subject {id: finding.seedIds[0]})-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT finding, company, seed, listing.listedOn AS listedOn
MATCH (seed)
      (()-[step:OWNS WHERE step.controlPpm > $controlPpmAbove
        AND step.recordedAt <= $knownAt < step.supersededAt]->()){0,3}
      (giver:Subject)
MATCH (giver)-[old:OWNS WHERE old.sharePpmMin >= $sharePpmMin
  AND listedOn - duration({months: $monthsBeforeMax}) <= old.validTo <= $asOf
  AND old.recordedAt <= $knownAt < old.supersededAt]->(company)
// The whole chain stood on the last day before the stake left.
WHERE company <> giver AND company <> seed
  AND all(s IN step WHERE s.validFrom < old.validTo <= s.validTo)
WITH DISTINCT finding, company, seed, giver, step, old
// A stake told anew is not given up: what is left must be less by the bound.
WHERE NOT EXISTS {
  (giver)-[kept:OWNS WHERE kept.validFrom <= old.validTo < kept.validTo
    AND kept.sharePpmMin > old.sharePpmMin - $sharePpmMin
    AND kept.recordedAt <= $knownAt < kept.supersededAt]->(company) }
MATCH (company)<-[taken:OWNS WHERE taken.sharePpmMin >= $sharePpmMin
  AND old.validTo <= taken.validFrom <= old.validTo + duration({months: $monthsAfterMax})
  AND taken.validFrom <= $asOf
  AND taken.recordedAt <= $knownAt < taken.supersededAt]-(vehicle:Organisation)
WHERE vehicle <> giver AND vehicle <> seed
  AND old.validTo - duration({months: $monthsAgeMax}) <= asKnown(vehicle).registeredOn
  AND asKnown(vehicle).registeredOn <= old.validTo + duration({months: $monthsAgeMax})
  AND NOT EXISTS {
    (vehicle)-[before:OWNS WHERE before.validFrom < taken.validFrom <= before.validTo
      AND before.sharePpmMin > taken.sharePpmMin - $sharePpmMin
      AND before.recordedAt <= $knownAt < before.supersededAt]->(company) }
CALL (seed, giver, old) {
  UNWIND [seed, giver] AS insider
  RETURN insider, null AS inside
  UNION
  UNWIND [seed, giver] AS one
  MATCH (insider:Subject)-[inside:HOLDS_POSITION|OWNS
    WHERE (inside.role = 'legalRepresentative' OR inside.controlPpm > $controlPpmAbove)
      AND inside.validFrom < old.validTo <= inside.validTo
      AND inside.recordedAt <= $knownAt < inside.supersededAt]->(one)
  WHERE NOT asKnown(insider).kind IN $stateKinds
  RETURN insider, inside
}
CALL (insider, old) {
  RETURN insider AS person, null AS kin
  UNION
  MATCH (insider)-[kin:FAMILY_OF|ACTS_WITH WHERE kin.validFrom < old.validTo <= kin.validTo
    AND kin.recordedAt <= $knownAt < kin.supersededAt]-(person:Subject)
  RETURN person, kin
}
MATCH (person)-[tie:HOLDS_POSITION|OWNS
  WHERE (tie.role = 'legalRepresentative' OR tie.controlPpm > $controlPpmAbove)
    AND tie.validFrom <= taken.validFrom < tie.validTo
    AND tie.recordedAt <= $knownAt < tie.supersededAt]->(vehicle)
WHERE NOT asKnown(person).kind IN $stateKinds
CALL (person) {
  MATCH (person)-[office:HOLDS_POSITION WHERE office.validFrom <= $asOf < office.validTo
    AND office.recordedAt <= $knownAt < office.supersededAt]->(organisation:Subject)
  // One more than counts is enough to know.
  WITH DISTINCT organisation LIMIT $officesMax + 1
  RETURN count(organisation) AS offices
}
WITH finding, step, old, taken, inside, kin, tie, offices
WHERE tie.role IS NULL OR offices <= $officesMax
UNWIND [one IN step | {at: 0, hop: one}]
       + [{at: 1, hop: old}, {at: 2, hop: taken}, {at: 3, hop: inside}, {at: 4, hop: kin}, {at: 5, hop: tie}] AS said
WITH finding, said.hop AS hop, said.at AS at
WHERE hop IS NOT NULL
WITH finding, hop, min(at) AS ordinal
RETURN DISTINCT finding.key AS key, ordinal AS ordinal, hop.statementId AS statementId,
       type(hop) AS kind,
       startNode(hop).id AS fromId, endNode(hop).id AS toId, hop.sharePpmMin AS sharePpm, hop.role AS role,
       CASE type(hop) WHEN 'OWNS' THEN 'direct' END AS calculator,
       toString(hop.validFrom) AS validFrom, toString(hop.validTo) AS validTo,
       hop.sourceId AS sourceId, toString(hop.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
