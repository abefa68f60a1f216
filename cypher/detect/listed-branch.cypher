// listed-branch — branch or head office of a listed organisation (分支机构关联)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target and seed
// basis    src/rules/listed-branch.ts
// cost     one bounded expansion per subject in scope
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (seed)-[branch:BRANCH_OF WHERE branch.validFrom <= $asOf < branch.validTo
  AND branch.recordedAt <= $knownAt < branch.supersededAt]-(target:Organisation)
WHERE target <> seed
RETURN DISTINCT target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       1 AS hops,
       'yes' AS verdict, null AS measure
ORDER BY targetId, seedId
