// controls-listed — who controls a listed company (控制失信主体的实际控制人)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $controlPpmAbove Int · $hopsMax Int · $controlledMax Int · $stateKinds List<String>
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per controller and seed
// basis    src/rules/controls-listed.ts
// cost     one climb per listed company, one descent per controller
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
// The state is no controller that a lead is about, and no bridge to one.
MATCH (target:Subject)
      ((above:Subject WHERE NOT asKnown(above).kind IN $stateKinds)
        -[step:OWNS|CONTROLS WHERE step.controlPpm > $controlPpmAbove
          AND step.validFrom <= $asOf < step.validTo
          AND step.recordedAt <= $knownAt < step.supersededAt]->(company:Subject)){1,12}
      (seed)
WHERE size(step) <= $hopsMax AND target <> seed
WITH seed, target, step,
     reduce(ids = [c IN company | c.id], s IN step | ids + coalesce(s.basisCompanyIds, [])) AS weighedIds
WITH seed, target, size(step) AS steps, step[0].controlPpm AS firstPpm,
     any(id IN weighedIds WHERE EXISTS {
       (:Subject {id: id})-[:HAS_CONFLICT]->(conflict:HoldingConflict
         WHERE conflict.validFrom <= $asOf < conflict.validTo
           AND conflict.recordedAt <= $knownAt < conflict.supersededAt) }) AS conflicted
ORDER BY steps, firstPpm DESC
WITH seed, target, collect({steps: steps, ppm: firstPpm})[0] AS nearest, collect(conflicted) AS conflicts
WITH target, collect({seed: seed, nearest: nearest, conflicts: conflicts}) AS found
CALL (target) {
  MATCH (target)
        (()-[down:OWNS|CONTROLS WHERE down.controlPpm > $controlPpmAbove
          AND down.validFrom <= $asOf < down.validTo
          AND down.recordedAt <= $knownAt < down.supersededAt]->()){1,12}
        (controlled:Organisation)
  WHERE size(down) <= $hopsMax AND controlled <> target
  WITH DISTINCT controlled LIMIT $controlledMax + 1
  WITH count(controlled) AS controlledCount
  WHERE controlledCount <= $controlledMax
  RETURN controlledCount
}
UNWIND found AS one
WITH target, one.seed AS seed, one.nearest AS nearest, one.conflicts AS conflicts
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       nearest.steps AS hops,
       CASE WHEN all(c IN conflicts WHERE c) THEN 'undetermined' ELSE 'yes' END AS verdict,
       nearest.ppm AS measure
ORDER BY targetId, seedId
