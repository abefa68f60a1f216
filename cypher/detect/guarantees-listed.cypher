// guarantees-listed — guarantors of a listed party (为失信主体担保)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $guaranteesMax Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target and seed
// basis    src/rules/guarantees-listed.ts
// cost     one bounded expansion per subject in scope
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (seed)<-[guarantee:GUARANTEES WHERE guarantee.validFrom <= $asOf < guarantee.validTo
  AND guarantee.recordedAt <= $knownAt < guarantee.supersededAt]-(target:Subject)
WHERE target <> seed
// Each guarantor is counted once, however many listed parties it guarantees.
WITH target, collect(DISTINCT seed) AS seeds
CALL (target) {
  MATCH (target)-[given:GUARANTEES WHERE given.validFrom <= $asOf < given.validTo
    AND given.recordedAt <= $knownAt < given.supersededAt]->(:Subject)
  WITH given LIMIT $guaranteesMax + 1
  WITH count(given) AS guarantees
  WHERE guarantees <= $guaranteesMax
  RETURN guarantees
}
UNWIND seeds AS seed
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       1 AS hops,
       'yes' AS verdict, null AS measure
ORDER BY targetId, seedId
