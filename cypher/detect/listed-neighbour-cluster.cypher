// listed-neighbour-cluster — subjects beside several listed parties (失信主体聚集)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $neighboursMax Int · $partiesMin Int · $roles List<String> · $sharePpmMin Int ·
//          $stateKinds List<String>
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target; seedIds names every listed party beside it
// basis    src/rules/listed-neighbour-cluster.ts
// cost     one step from each subject in scope, hubs counted and left apart before
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (target:Subject)
WHERE id(target) = scopeNode
  AND NOT asKnown(target).kind IN $stateKinds
CALL (target) {
  MATCH (target)-[link:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF WHERE link.validFrom <= $asOf < link.validTo
    AND link.recordedAt <= $knownAt < link.supersededAt]-(beside:Subject)
  WHERE beside <> target
    AND CASE type(link)
        WHEN 'OWNS' THEN link.sharePpmMin >= $sharePpmMin
        WHEN 'HOLDS_POSITION' THEN link.role IN $roles
        ELSE true END
  // One more than counts is enough to know.
  WITH DISTINCT beside LIMIT $neighboursMax + 1
  RETURN collect(beside) AS besides
}
WITH target, besides
WHERE $partiesMin <= size(besides) <= $neighboursMax
UNWIND besides AS seed
WITH target, seed
WHERE EXISTS { (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt) }
WITH target, seed
ORDER BY seed.id
WITH target, collect(seed.id) AS seedIds
WHERE size(seedIds) >= $partiesMin
RETURN target.id AS targetId, null AS seedId, seedIds, null AS discriminator,
       1 AS hops,
       'yes' AS verdict, size(seedIds) AS measure
ORDER BY targetId
