// invests-in-listed — holders of a stake in a listed company (投资企业失信)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $sharePpmMin Int · $stakesMax Int · $stateKinds List<String>
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target and seed
// basis    src/rules/invests-in-listed.ts
// cost     one bounded expansion per subject in scope
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (seed)<-[stake:OWNS WHERE stake.sharePpmMin >= $sharePpmMin
  AND stake.validFrom <= $asOf < stake.validTo
  AND stake.recordedAt <= $knownAt < stake.supersededAt]-(target:Subject)
WHERE target <> seed AND NOT asKnown(target).kind IN $stateKinds
WITH seed, target, max(stake.sharePpmMin) AS sharePpm
// Each holder is counted once, however many listed companies it holds.
WITH target, collect({seed: seed, sharePpm: sharePpm}) AS invested
CALL (target) {
  MATCH (target)-[held:OWNS WHERE held.validFrom <= $asOf < held.validTo
    AND held.recordedAt <= $knownAt < held.supersededAt]->(company:Subject)
  WITH DISTINCT company LIMIT $stakesMax + 1
  WITH count(company) AS stakes
  WHERE stakes <= $stakesMax
  RETURN stakes
}
UNWIND invested AS one
WITH one.seed AS seed, one.sharePpm AS sharePpm, target
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       1 AS hops,
       'yes' AS verdict, sharePpm AS measure
ORDER BY targetId, seedId
