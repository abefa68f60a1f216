// shared-actual-controller — companies under whoever controls a listed company (同一实际控制人)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $controlPpmAbove Int · $hopsMax Int · $controlledMax Int · $stateKinds List<String>
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target and seed
// basis    src/rules/shared-actual-controller.ts
// cost     one climb per listed company, one descent per controller
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
// The state is no bridge: firms are not related merely because the state controls both.
MATCH (controller:Subject)
      ((above:Subject WHERE NOT asKnown(above).kind IN $stateKinds)
        -[up:OWNS|CONTROLS WHERE up.controlPpm > $controlPpmAbove
          AND up.validFrom <= $asOf < up.validTo
          AND up.recordedAt <= $knownAt < up.supersededAt]->(below:Subject)){1,12}
      (seed)
WHERE size(up) <= $hopsMax AND controller <> seed
  AND NOT EXISTS { (higher:Subject WHERE NOT asKnown(higher).kind IN $stateKinds)
        -[more:OWNS|CONTROLS WHERE more.controlPpm > $controlPpmAbove
          AND more.validFrom <= $asOf < more.validTo
          AND more.recordedAt <= $knownAt < more.supersededAt]->(controller)
        // A company that holds most of itself has no one above it by that.
        WHERE higher <> controller }
WITH seed, controller, up, below
ORDER BY size(up)
WITH seed, controller, collect({steps: size(up), ids: [b IN below | b.id],
  basisIds: reduce(ids = [], s IN up | ids + coalesce(s.basisCompanyIds, []))})[0] AS climb
// Each controller is counted once, however many listed companies it controls.
WITH controller, collect({seed: seed, climb: climb}) AS climbs
CALL (controller) {
  // Who controls too many is no bridge; one more than counts is enough to know, before anybody is looked at.
  MATCH (controller)
        (()-[wide:OWNS|CONTROLS WHERE wide.controlPpm > $controlPpmAbove
          AND wide.validFrom <= $asOf < wide.validTo
          AND wide.recordedAt <= $knownAt < wide.supersededAt]->()){1,12}
        (company:Organisation)
  WHERE company <> controller
  WITH DISTINCT company LIMIT $controlledMax + 1
  WITH count(company) AS controlledCount
  WHERE controlledCount <= $controlledMax
  RETURN controlledCount
}
UNWIND climbs AS one
WITH controller, one.seed AS seed, one.climb AS climb
MATCH (controller)
      (()-[down:OWNS|CONTROLS WHERE down.controlPpm > $controlPpmAbove
          AND down.validFrom <= $asOf < down.validTo
          AND down.recordedAt <= $knownAt < down.supersededAt]->(company:Subject)){1,12}
      (target:Organisation)
WHERE size(down) <= $hopsMax AND target <> controller
WITH seed, controller, climb, target, down, company
ORDER BY size(down)
WITH seed, controller, climb, target,
     collect({steps: size(down), ids: reduce(ids = [c IN company | c.id], s IN down |
       ids + coalesce(s.basisCompanyIds, []))})[0] AS descent
WITH seed, climb, controller, collect({target: target, descent: descent}) AS controlled
WHERE size(controlled) <= $controlledMax
UNWIND controlled AS one
WITH seed, climb, one.target AS target, one.descent AS descent
WHERE target <> seed
  // Both asked from below: a company is controlled by few.
  AND NOT EXISTS { (target)(()<-[own:OWNS|CONTROLS WHERE own.controlPpm > $controlPpmAbove
            AND own.validFrom <= $asOf < own.validTo
            AND own.recordedAt <= $knownAt < own.supersededAt]-()){1,12}(over)
            WHERE over = seed }
  AND NOT EXISTS { (seed)(()<-[own:OWNS|CONTROLS WHERE own.controlPpm > $controlPpmAbove
            AND own.validFrom <= $asOf < own.validTo
            AND own.recordedAt <= $knownAt < own.supersededAt]-()){1,12}(over)
            WHERE over = target }
WITH seed, target, climb.steps + descent.steps AS steps,
     any(id IN climb.ids + climb.basisIds + descent.ids WHERE EXISTS {
       (:Subject {id: id})-[:HAS_CONFLICT]->(conflict:HoldingConflict
         WHERE conflict.validFrom <= $asOf < conflict.validTo
           AND conflict.recordedAt <= $knownAt < conflict.supersededAt) }) AS conflicted
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       min(steps) AS hops,
       CASE WHEN all(c IN collect(conflicted) WHERE c) THEN 'undetermined' ELSE 'yes' END AS verdict,
       null AS measure
ORDER BY targetId, seedId
