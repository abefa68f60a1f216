// guarantee-chain-exposure — guarantors two or three guarantees away from a listed party (担保链)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $amountWanMin Int · $guaranteesMax Int · $hopsMax Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target and seed; measure = the least amount of the largest known chain in 万元
// basis    src/rules/guarantee-chain-exposure.ts
// cost     chains of at most three guarantees to each subject in scope; wide guarantors end a walk
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (target:Subject)
      ((giver:Subject WHERE COUNT {
         MATCH (giver)-[given:GUARANTEES WHERE given.validFrom <= $asOf < given.validTo
           AND given.recordedAt <= $knownAt < given.supersededAt]->(:Subject)
         RETURN 1 AS one LIMIT $guaranteesMax + 1 } <= $guaranteesMax)
       -[guarantee:GUARANTEES WHERE guarantee.validFrom <= $asOf < guarantee.validTo
        AND guarantee.recordedAt <= $knownAt < guarantee.supersededAt]->(:Subject)){2,3}
      (seed)
WHERE size(guarantee) <= $hopsMax AND NOT seed IN giver
  AND all(one IN giver WHERE single(other IN giver WHERE other = one))
  // Direct guarantors are another rule's.
  AND NOT EXISTS { (target)-[direct:GUARANTEES WHERE direct.validFrom <= $asOf < direct.validTo
    AND direct.recordedAt <= $knownAt < direct.supersededAt]->(seed) }
WITH seed, target, size(guarantee) AS steps,
     // A chain is only as strong as its weakest guarantee, so the least, not the sum.
     reduce(least = guarantee[0].amountFen, one IN guarantee |
       CASE WHEN least <= one.amountFen THEN least ELSE one.amountFen END) AS leastFen,
     all(one IN guarantee WHERE one.amountFen IS NOT NULL) AS known,
     // An unknown amount may be enough; what is known to be less is not.
     all(one IN guarantee WHERE coalesce(one.amountFen >= $amountWanMin * 1000000, true)) AS enough
WHERE enough
WITH seed, target, min(steps) AS steps, max(CASE WHEN known THEN leastFen END) AS leastFen
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       steps AS hops,
       'yes' AS verdict, leastFen / 1000000 AS measure
ORDER BY targetId, seedId
