// shared-legal-representative — led by who led a listed organisation at the act (同一法定代表人)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $officesMax Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target and seed
// basis    src/rules/shared-legal-representative.ts
// cost     one bounded expansion per subject in scope
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
MATCH (person:Person)-[then:HOLDS_POSITION {role: 'legalRepresentative'}]->(seed)
// In office at the act: [actFrom, actTo] is closed, the term is half-open.
WHERE then.validFrom <= listing.actTo AND listing.actFrom < then.validTo AND then.validFrom < then.validTo
  AND then.recordedAt <= $knownAt < then.supersededAt
// Each person is counted once, however many listed parties they led.
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
MATCH (person)-[now:HOLDS_POSITION {role: 'legalRepresentative'}]->(target:Organisation)
WHERE now.validFrom <= $asOf < now.validTo AND now.recordedAt <= $knownAt < now.supersededAt
  AND target <> seed
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       2 AS hops,
       'yes' AS verdict, count(DISTINCT person) AS measure
ORDER BY targetId, seedId
