// listed-again-elsewhere — who led a party that left a list, and leads another listed now (换企业再次失信)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $controlPpmAbove Int · $officesMax Int · $removalReasons List<String> · $roles List<String>
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per person and organisation listed now; measure = how many organisations left a list
// basis    src/rules/listed-again-elsewhere.ts
// cost     the leaders of each subject in scope, and what else they led
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
MATCH (target:Person)-[now:HOLDS_POSITION|OWNS WHERE now.validFrom <= $asOf < now.validTo
  AND now.recordedAt <= $knownAt < now.supersededAt]->(seed)
WHERE CASE type(now)
        WHEN 'HOLDS_POSITION' THEN now.role IN $roles
        ELSE now.controlPpm > $controlPpmAbove END
// Each person is counted once, however many listed parties they lead.
WITH target, collect(DISTINCT {seed: seed, listing: listing}) AS leads
CALL (target) {
  MATCH (target)-[office:HOLDS_POSITION WHERE office.validFrom <= $asOf < office.validTo
    AND office.recordedAt <= $knownAt < office.supersededAt]->(organisation:Subject)
  WITH DISTINCT organisation LIMIT $officesMax + 1
  WITH count(organisation) AS offices
  WHERE offices <= $officesMax
  RETURN offices
}
UNWIND leads AS one
WITH one.seed AS seed, one.listing AS listing, target
MATCH (target)-[then:HOLDS_POSITION|OWNS WHERE then.recordedAt <= $knownAt < then.supersededAt]->
      (former:Organisation)-[:LISTED_AS]->(before:Listing
  WHERE before.listCode IN $listCodes
    // Put right, or ended by law: neither shared nor used from that day on.
    AND before.removedOn <= $asOf < before.sharedUntil AND before.removalReason IN $removalReasons
    AND before.recordedAt <= $knownAt < before.supersededAt)
WHERE former <> seed AND before.listedOn < listing.listedOn
  AND then.validFrom <= before.actTo AND before.actFrom < then.validTo AND then.validFrom < then.validTo
  AND CASE type(then)
        WHEN 'HOLDS_POSITION' THEN then.role IN $roles
        ELSE then.controlPpm > $controlPpmAbove END
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       2 AS hops,
       'yes' AS verdict, count(DISTINCT former) AS measure
ORDER BY targetId, seedId
