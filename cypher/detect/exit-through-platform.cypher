// exit-through-platform — stakes that left a listed group for a new vehicle of the same people (换壳不换人)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $sharePpmMin Int · $controlPpmAbove Int · $officesMax Int · $monthsBeforeMax Int ·
//          $monthsAfterMax Int · $monthsAgeMax Int · $stateKinds List<String>
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per company whose stake moved and listed party
// basis    src/rules/exit-through-platform.ts
// cost     the stakes of each subject in scope and of what it holds the majority of, then the takers' leaders
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
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
// The whole chain stood on the last day before the stake left.
WHERE company <> giver AND company <> seed
  AND all(s IN step WHERE s.validFrom < old.validTo <= s.validTo)
WITH DISTINCT seed, giver, step, old, company
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
WITH seed, company, step, old, offices, tie
WHERE tie.role IS NULL OR offices <= $officesMax
RETURN company.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       min(size(step)) + 3 AS hops,
       'yes' AS verdict, max(old.sharePpmMin) AS measure
ORDER BY targetId, seedId
