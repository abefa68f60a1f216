// serial-legal-representative — led by who led several listed organisations at their acts (多次任失信主体法定代表人)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $officesMax Int · $organisationsMin Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target; seedIds names every listed organisation that its leader led
// basis    src/rules/serial-legal-representative.ts
// cost     the leaders of each subject in scope and the organisations they led
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (target:Subject&Organisation)
WHERE id(target) = scopeNode
  AND NOT EXISTS { (target)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt) }
MATCH (person:Person)-[now:HOLDS_POSITION {role: 'legalRepresentative'}]->(target)
WHERE now.validFrom <= $asOf < now.validTo
  AND now.recordedAt <= $knownAt < now.supersededAt
WITH DISTINCT target, person
CALL (person) {
  MATCH (person)-[office:HOLDS_POSITION WHERE office.validFrom <= $asOf < office.validTo
    AND office.recordedAt <= $knownAt < office.supersededAt]->(organisation:Subject)
  WITH DISTINCT organisation LIMIT $officesMax + 1
  WITH count(organisation) AS offices
  WHERE offices <= $officesMax
  RETURN offices
}
MATCH (person)-[then:HOLDS_POSITION {role: 'legalRepresentative'}]->(seed:Organisation)
      -[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
// In office at the act: [actFrom, actTo] is closed, the term is half-open.
WHERE then.validFrom <= listing.actTo AND listing.actFrom < then.validTo AND then.validFrom < then.validTo
  AND then.recordedAt <= $knownAt < then.supersededAt
WITH DISTINCT target, person, seed
ORDER BY seed.id
WITH target, person, collect(seed.id) AS ledIds
WHERE size(ledIds) >= $organisationsMin
UNWIND ledIds AS seedId
WITH target, seedId, size(ledIds) AS led
ORDER BY seedId
RETURN target.id AS targetId, null AS seedId, collect(DISTINCT seedId) AS seedIds, null AS discriminator,
       2 AS hops,
       'yes' AS verdict, max(led) AS measure
ORDER BY targetId
