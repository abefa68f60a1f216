// nominee-pattern — left shortly before the listing, to somebody close or in name only (疑似代持)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $sharePpmMin Int · $monthsMax Int · $officesMax Int · $roles List<String>
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target and seed; a suspicion, so never more than undetermined
// basis    src/rules/nominee-pattern.ts
// cost     the ended stakes and offices of each listed person, and who came after
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject&Person) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed, listing
CALL (seed, listing) {
  MATCH (seed)-[left:OWNS WHERE left.sharePpmMin >= $sharePpmMin
    AND listing.listedOn - duration({months: $monthsMax}) <= left.validTo <= listing.listedOn
    AND left.recordedAt <= $knownAt < left.supersededAt]->(target:Organisation)
  WHERE NOT EXISTS { (seed)-[still:OWNS WHERE still.sharePpmMin >= $sharePpmMin
    AND still.validFrom <= $asOf < still.validTo
    AND still.recordedAt <= $knownAt < still.supersededAt]->(target) }
  RETURN target, left
  UNION
  MATCH (seed)-[left:HOLDS_POSITION WHERE left.role = 'legalRepresentative'
    AND listing.listedOn - duration({months: $monthsMax}) <= left.validTo <= listing.listedOn
    AND left.recordedAt <= $knownAt < left.supersededAt]->(target:Organisation)
  WHERE NOT EXISTS { (seed)-[still:HOLDS_POSITION WHERE still.role = 'legalRepresentative'
    AND still.validFrom <= $asOf < still.validTo
    AND still.recordedAt <= $knownAt < still.supersededAt]->(target) }
  RETURN target, left
}
WITH seed, target, min(left.validTo) AS leftOn
CALL (seed, target, leftOn) {
  MATCH (seed)-[tie:FAMILY_OF|ACTS_WITH WHERE tie.validFrom <= $asOf < tie.validTo
    AND tie.recordedAt <= $knownAt < tie.supersededAt]-(successor:Subject)
  MATCH (successor)-[taken:OWNS|HOLDS_POSITION
    WHERE (taken.sharePpmMin >= $sharePpmMin OR taken.role = 'legalRepresentative')
      AND leftOn <= taken.validFrom <= $asOf < taken.validTo
      AND taken.recordedAt <= $knownAt < taken.supersededAt]->(target)
  WHERE successor <> seed
  RETURN successor.id AS tiedId
  UNION
  MATCH (target)<-[taken:OWNS|HOLDS_POSITION
    WHERE (taken.sharePpmMin >= $sharePpmMin OR taken.role = 'legalRepresentative')
      AND leftOn <= taken.validFrom <= $asOf < taken.validTo
      AND taken.recordedAt <= $knownAt < taken.supersededAt]-(successor:Person)
  // Who serves very many lends a name for a living and is nobody's colleague.
  WHERE successor <> seed AND COUNT {
    MATCH (successor)-[any:HOLDS_POSITION WHERE any.validFrom <= $asOf < any.validTo
      AND any.recordedAt <= $knownAt < any.supersededAt]->(organisation:Organisation)
    RETURN DISTINCT organisation LIMIT $officesMax + 1 } <= $officesMax
  MATCH (successor)-[office:HOLDS_POSITION WHERE office.role IN $roles
    AND office.validFrom <= $asOf < office.validTo
    AND office.recordedAt <= $knownAt < office.supersededAt]->(firm:Organisation WHERE firm <> target)
  MATCH (firm)<-[own:OWNS|HOLDS_POSITION
    WHERE (own.sharePpmMin >= $sharePpmMin OR own.role IN ['legalRepresentative', 'actualController'])
      AND own.validFrom <= $asOf < own.validTo
      AND own.recordedAt <= $knownAt < own.supersededAt]-(seed)
  RETURN successor.id AS tiedId
  UNION
  MATCH (seed)-[kept:HOLDS_POSITION WHERE kept.role = 'actualController'
    AND kept.validFrom <= $asOf < kept.validTo
    AND kept.recordedAt <= $knownAt < kept.supersededAt]->(target)
  RETURN seed.id AS tiedId
}
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       2 AS hops, 'undetermined' AS verdict, count(DISTINCT tiedId) AS measure
ORDER BY targetId, seedId
