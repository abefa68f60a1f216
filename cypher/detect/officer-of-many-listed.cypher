// officer-of-many-listed — persons who hold or held offices in several listed organisations (多家失信主体任职人员)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $officesMax Int · $organisationsMin Int · $roles List<String>
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target; seedIds names every listed organisation
// basis    src/rules/officer-of-many-listed.ts
// cost     the offices of each person in scope
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (target:Subject&Person) WHERE id(target) = scopeNode
CALL (target) {
  MATCH (target)-[office:HOLDS_POSITION WHERE office.validFrom <= $asOf < office.validTo
    AND office.recordedAt <= $knownAt < office.supersededAt]->(organisation:Subject)
  WITH DISTINCT organisation LIMIT $officesMax + 1
  WITH count(organisation) AS offices
  WHERE offices <= $officesMax
  RETURN offices
}
MATCH (target)-[then:HOLDS_POSITION WHERE then.role IN $roles
  AND then.recordedAt <= $knownAt < then.supersededAt]->(seed:Organisation)
      -[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
// In office now, or at the act: [actFrom, actTo] is closed, the term is half-open.
WHERE (then.validFrom <= listing.actTo AND listing.actFrom < then.validTo AND then.validFrom < then.validTo
    OR then.validFrom <= $asOf < then.validTo)
WITH DISTINCT target, seed
ORDER BY seed.id
WITH target, collect(seed.id) AS seedIds
WHERE size(seedIds) >= $organisationsMin
RETURN target.id AS targetId, null AS seedId, seedIds, null AS discriminator,
       1 AS hops,
       'yes' AS verdict, size(seedIds) AS measure
ORDER BY targetId
