// legal-representative-swapped-before-listing — who led a listed organisation until shortly before (列入前卸任法定代表人)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $monthsBeforeMax Int · $monthsAfterMax Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per person who left and listed organisation
// basis    src/rules/legal-representative-swapped-before-listing.ts
// cost     the terms of office in each subject in scope
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
UNWIND [listing.actFrom, listing.listedOn] AS anchorOn
WITH DISTINCT seed, anchorOn
MATCH (target:Person)-[old:HOLDS_POSITION {role: 'legalRepresentative'}]->(seed)
WHERE anchorOn - duration({months: $monthsBeforeMax}) <= old.validTo <= anchorOn
  AND old.recordedAt <= $knownAt < old.supersededAt
MATCH (next:Person)-[new:HOLDS_POSITION {role: 'legalRepresentative'}]->(seed)
WHERE next <> target
  AND old.validTo <= new.validFrom <= old.validTo + duration({months: $monthsAfterMax})
  AND new.validFrom <= $asOf
  AND new.recordedAt <= $knownAt < new.supersededAt
  AND NOT EXISTS { (target)-[again:HOLDS_POSITION {role: 'legalRepresentative'}]->(seed)
    WHERE again.validFrom <= $asOf < again.validTo AND again.recordedAt <= $knownAt < again.supersededAt }
RETURN DISTINCT target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       1 AS hops,
       'yes' AS verdict, null AS measure
ORDER BY targetId, seedId
