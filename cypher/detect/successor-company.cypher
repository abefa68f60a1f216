// successor-company — new firms of who led or held a listed one, under the same address, phone or trade (失信企业另起炉灶)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $sharePpmMin Int · $monthsBeforeMax Int · $monthsAfterMax Int · $officesMax Int · $stakesMax Int ·
//          $stateKinds List<String>
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per new firm and listed organisation; measure = how many of address, phone, trade they
//          share
// basis    src/rules/successor-company.ts
// cost     leaders and holders of each subject in scope, then what they lead and hold
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject&Organisation) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
MATCH (person:Subject)-[then:HOLDS_POSITION|OWNS
    WHERE (then.role = 'legalRepresentative' OR then.sharePpmMin >= $sharePpmMin)
      AND then.validFrom <= listing.actTo AND listing.actFrom < then.validTo AND then.validFrom < then.validTo
      AND then.recordedAt <= $knownAt < then.supersededAt]->(seed)
WHERE person <> seed AND NOT asKnown(person).kind IN $stateKinds
// Each leader and holder is counted once, however many listed parties they stand behind.
WITH person, collect(DISTINCT {seed: seed, listedOn: listing.listedOn}) AS behind
CALL (person) {
  MATCH (person)-[office:HOLDS_POSITION WHERE office.validFrom <= $asOf < office.validTo
    AND office.recordedAt <= $knownAt < office.supersededAt]->(organisation:Subject)
  WITH DISTINCT organisation LIMIT $officesMax + 1
  WITH count(organisation) AS offices
  WHERE offices <= $officesMax
  RETURN offices
}
CALL (person) {
  MATCH (person)-[held:OWNS WHERE held.validFrom <= $asOf < held.validTo
    AND held.recordedAt <= $knownAt < held.supersededAt]->(company:Subject)
  WITH DISTINCT company LIMIT $stakesMax + 1
  WITH count(company) AS stakes
  WHERE stakes <= $stakesMax
  RETURN stakes
}
UNWIND behind AS one
WITH one.seed AS seed, one.listedOn AS listedOn, person
MATCH (person)-[now:HOLDS_POSITION|OWNS
    WHERE (now.role = 'legalRepresentative' OR now.sharePpmMin >= $sharePpmMin)
      AND now.validFrom <= $asOf < now.validTo
      AND now.recordedAt <= $knownAt < now.supersededAt]->(target:Organisation)
WHERE target <> seed
WITH seed, listedOn, target, asKnown(target) AS new
WHERE listedOn - duration({months: $monthsBeforeMax}) <= new.registeredOn
  AND new.registeredOn <= listedOn + duration({months: $monthsAfterMax})
WITH DISTINCT seed, target, asKnown(seed) AS old, new
WITH seed, target,
     CASE WHEN new.address = old.address AND old.address <> '' THEN 1 ELSE 0 END
     + CASE WHEN new.phone = old.phone AND old.phone <> '' THEN 1 ELSE 0 END
     + CASE WHEN new.industryCode = old.industryCode AND old.industryCode <> '' THEN 1 ELSE 0 END AS marks
WHERE marks > 0
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       2 AS hops,
       'yes' AS verdict, marks AS measure
ORDER BY targetId, seedId
