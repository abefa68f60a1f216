// repeat-offender — organisations on severe lists again for another act (重复失信)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $listingsMin Int · $monthsMax Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per organisation; measure = how many listings count
// basis    src/rules/repeat-offender.ts
// cost     the listings of each subject in scope
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH seed, listing
WHERE seed:Organisation
MATCH (seed)-[:LISTED_AS]->(before:Listing
  WHERE before.listCode IN $listCodes
    AND before.recordedAt <= $knownAt < before.supersededAt
    // Put right, or ended by law: neither shared nor used from that day on.
    AND before.listedOn <= $asOf < before.sharedUntil)
WHERE before.actTo < listing.actFrom AND before.listedOn <= listing.listedOn
  AND (listing.listedOn <= before.listedOn + duration({months: $monthsMax})
    OR before.removedOn <= listing.listedOn <= before.removedOn + duration({months: $monthsMax}))
WITH seed, collect(before.statementId) + collect(listing.statementId) AS statementIds
UNWIND statementIds AS statementId
WITH seed, count(DISTINCT statementId) AS listings
WHERE listings >= $listingsMin
RETURN seed.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       0 AS hops,
       'yes' AS verdict, listings AS measure
ORDER BY targetId, seedId
