// red-list-conflict — incentives of a listed party or of what it controls (红黑名单冲突)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $redListCodes List<String> ·
//          $asOf Date · $knownAt DateTime · $controlPpmAbove Int · $hopsMax Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target and seed; the seed itself is the target where it is on both lists
// basis    src/rules/red-list-conflict.ts
// cost     one bounded descent of control per subject in scope
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
CALL (seed) {
  RETURN seed AS target, 0 AS steps, false AS conflicted
  UNION
  MATCH (seed)
        (()-[step:OWNS|CONTROLS WHERE step.controlPpm > $controlPpmAbove
          AND step.validFrom <= $asOf < step.validTo
          AND step.recordedAt <= $knownAt < step.supersededAt]->(company:Subject)){1,12}
        (target:Organisation)
  WHERE size(step) <= $hopsMax AND target <> seed
  WITH target, step,
       reduce(ids = [c IN company | c.id], s IN step | ids + coalesce(s.basisCompanyIds, [])) AS weighedIds
  WITH target, size(step) AS steps,
       any(id IN weighedIds WHERE EXISTS {
         (:Subject {id: id})-[:HAS_CONFLICT]->(conflict:HoldingConflict
           WHERE conflict.validFrom <= $asOf < conflict.validTo
             AND conflict.recordedAt <= $knownAt < conflict.supersededAt) }) AS rests
  RETURN target, min(steps) AS steps, all(c IN collect(rests) WHERE c) AS conflicted
}
WITH seed, target, steps, conflicted
WHERE EXISTS { (target)-[:LISTED_AS]->(red:Listing
        WHERE red.listCode IN $redListCodes
          AND red.listedOn <= $asOf < red.inUseUntil
          AND red.recordedAt <= $knownAt < red.supersededAt) }
    OR EXISTS { (target)-[:HAS_RECORD]->(record:Record
        WHERE record.recordType = 'incentive'
          AND record.validFrom <= $asOf < record.validTo
          AND record.recordedAt <= $knownAt < record.supersededAt) }
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       steps AS hops,
       CASE WHEN conflicted THEN 'undetermined' ELSE 'yes' END AS verdict, null AS measure
ORDER BY targetId, seedId
