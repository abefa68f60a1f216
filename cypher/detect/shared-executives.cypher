// shared-executives — two or more officers in common with a listed organisation (董监高交叉任职)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $roles List<String> · $personsMin Int · $officesMax Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target and seed
// basis    src/rules/shared-executives.ts
// cost     one bounded expansion per subject in scope
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
MATCH (person:Person)-[then:HOLDS_POSITION WHERE then.role IN $roles
    AND then.validFrom <= listing.actTo AND listing.actFrom < then.validTo AND then.validFrom < then.validTo
    AND then.recordedAt <= $knownAt < then.supersededAt]->(seed)
// Each person is counted once, however many listed parties they served.
WITH person, collect(DISTINCT seed) AS seeds
CALL (person) {
  MATCH (person)-[office:HOLDS_POSITION WHERE office.validFrom <= $asOf < office.validTo
    AND office.recordedAt <= $knownAt < office.supersededAt]->(organisation:Subject)
  WITH DISTINCT organisation LIMIT $officesMax + 1
  WITH count(organisation) AS offices
  WHERE offices <= $officesMax
  RETURN offices
}
UNWIND seeds AS seed
MATCH (person)-[now:HOLDS_POSITION WHERE now.role IN $roles
    AND now.validFrom <= $asOf < now.validTo
    AND now.recordedAt <= $knownAt < now.supersededAt]->(target:Organisation)
WHERE target <> seed
WITH seed, target, count(DISTINCT person) AS persons
WHERE persons >= $personsMin
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       2 AS hops,
       'yes' AS verdict, persons AS measure
ORDER BY targetId, seedId
