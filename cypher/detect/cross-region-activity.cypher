// cross-region-activity — organisations of another prefecture where a listed party is active (跨区域活动)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $roles List<String> · $sharePpmAbove Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target and seed
// basis    src/rules/cross-region-activity.ts
// cost     one step from each subject in scope
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed, left(asKnown(seed).regionCode, 4) AS home
// xx00 is a province: it lies in no prefecture.
WHERE size(home) = 4 AND NOT home ENDS WITH '00'
MATCH (seed)-[link:HOLDS_POSITION|OWNS|BRANCH_OF WHERE link.validFrom <= $asOf < link.validTo
  AND link.recordedAt <= $knownAt < link.supersededAt]-(target:Organisation)
WHERE CASE type(link)
        WHEN 'OWNS' THEN startNode(link) = seed AND link.sharePpmMin > $sharePpmAbove
        WHEN 'HOLDS_POSITION' THEN startNode(link) = seed AND link.role IN $roles
        ELSE endNode(link) = seed END
  AND target <> seed
WITH seed, home, target, link, left(asKnown(target).regionCode, 4) AS elsewhere
WHERE size(elsewhere) = 4 AND NOT elsewhere ENDS WITH '00' AND elsewhere <> home
WITH seed, target, link,
     type(link) = 'OWNS' AND EXISTS { (target)-[:HAS_CONFLICT]->(conflict:HoldingConflict
       WHERE conflict.validFrom <= $asOf < conflict.validTo
        AND conflict.recordedAt <= $knownAt < conflict.supersededAt) } AS conflicted
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       1 AS hops,
       CASE WHEN all(c IN collect(conflicted) WHERE c) THEN 'undetermined' ELSE 'yes' END AS verdict,
       count(DISTINCT type(link)) AS measure
ORDER BY targetId, seedId
