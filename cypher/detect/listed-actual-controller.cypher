// listed-actual-controller — companies controlled by a listed party, alone, jointly or in concert (实际控制人失信)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $controlPpmAbove Int · $hopsMax Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int · inConcert Boolean
// grain    one row per target and seed
// basis    src/rules/listed-actual-controller.ts
// cost     one bounded expansion per subject in scope, and another where it or whom it controls acts in concert
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
// A joint step is one CONTROLS edge; a majority held directly is its own proof. Each company is met once, by its
// shortest way: groups that hold themselves all round have ways without number.
CALL (seed) {
  MATCH (seed)
        (()-[step:OWNS|CONTROLS WHERE step.controlPpm > $controlPpmAbove
            AND step.validFrom <= $asOf < step.validTo
            AND step.recordedAt <= $knownAt < step.supersededAt]->()){1,12}
        (target:Organisation)
  WITH target, min(size(step)) AS steps
  WHERE steps <= $hopsMax
  RETURN collect({target: target, steps: steps, inConcert: false}) AS plain
}
WITH seed, plain, [seed] + [one IN plain WHERE one.target <> seed | one.target] AS plainGroup
CALL (seed, plainGroup) {
  // What it controls only together with others acting in concert (一致行动), and what follows below.
  WITH seed, plainGroup
  WHERE any(holder IN plainGroup WHERE EXISTS { (holder)-[:CONTROLS_IN_CONCERT]->(:Subject) })
  MATCH (seed)
        (()-[step:OWNS|CONTROLS|CONTROLS_IN_CONCERT WHERE step.controlPpm > $controlPpmAbove
            AND step.validFrom <= $asOf < step.validTo
            AND step.recordedAt <= $knownAt < step.supersededAt]->()){1,12}
        (target:Organisation)
  WITH plainGroup, target, min(size(step)) AS steps
  WHERE steps <= $hopsMax AND NOT target IN plainGroup
  RETURN collect({target: target, steps: steps, inConcert: true}) AS jointly
}
WITH seed, plain + jointly AS reached, plainGroup, plainGroup + [one IN jointly | one.target] AS group
WHERE size(reached) > 0
CALL (group) {
  // Companies of the group, or weighed in its joint steps, whose register contradicts itself.
  UNWIND group AS holder
  MATCH (holder)-[step:OWNS|CONTROLS|CONTROLS_IN_CONCERT WHERE step.controlPpm > $controlPpmAbove
    AND step.validFrom <= $asOf < step.validTo
    AND step.recordedAt <= $knownAt < step.supersededAt]->(company:Organisation)
  UNWIND [company.id] + coalesce(step.basisCompanyIds, []) AS id
  WITH DISTINCT id
  MATCH (:Subject {id: id})-[:HAS_CONFLICT]->(conflict:HoldingConflict
    WHERE conflict.validFrom <= $asOf < conflict.validTo
      AND conflict.recordedAt <= $knownAt < conflict.supersededAt)
  RETURN collect(DISTINCT id) AS conflictedIds
}
CALL (seed, conflictedIds) {
  // Whom the seed controls by a way without any of them; not asked where there is none.
  WITH seed, conflictedIds
  WHERE size(conflictedIds) > 0
  MATCH (seed)
        (()-[step:OWNS|CONTROLS WHERE step.controlPpm > $controlPpmAbove
            AND step.validFrom <= $asOf < step.validTo
            AND step.recordedAt <= $knownAt < step.supersededAt
            AND none(id IN [endNode(step).id] + coalesce(step.basisCompanyIds, []) WHERE id IN conflictedIds)]->()){1,12}
        (target:Organisation)
  WITH DISTINCT target
  RETURN collect(target.id) AS clearIds
}
CALL (seed, conflictedIds, group, plainGroup) {
  // The same of what it controls only in concert.
  WITH seed, conflictedIds, group, plainGroup
  WHERE size(conflictedIds) > 0 AND size(group) > size(plainGroup)
  MATCH (seed)
        (()-[step:OWNS|CONTROLS|CONTROLS_IN_CONCERT WHERE step.controlPpm > $controlPpmAbove
            AND step.validFrom <= $asOf < step.validTo
            AND step.recordedAt <= $knownAt < step.supersededAt
            AND none(id IN [endNode(step).id] + coalesce(step.basisCompanyIds, []) WHERE id IN conflictedIds)]->()){1,12}
        (target:Organisation)
  WITH DISTINCT target
  RETURN collect(target.id) AS clearInConcertIds
}
UNWIND reached AS one
WITH seed, one.target AS target, one.steps AS steps, one.inConcert AS inConcert, conflictedIds,
     CASE WHEN one.inConcert THEN group ELSE plainGroup END AS holders,
     CASE WHEN one.inConcert THEN clearInConcertIds ELSE clearIds END AS clearIds
WHERE target <> seed
MATCH (holder)-[last:OWNS|CONTROLS|CONTROLS_IN_CONCERT WHERE last.controlPpm > $controlPpmAbove
  AND last.validFrom <= $asOf < last.validTo
  AND last.recordedAt <= $knownAt < last.supersededAt]->(target)
WHERE holder IN holders AND (inConcert OR type(last) <> 'CONTROLS_IN_CONCERT')
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator, steps AS hops,
       CASE WHEN size(conflictedIds) > 0 AND NOT target.id IN clearIds THEN 'undetermined' ELSE 'yes' END AS verdict,
       max(last.controlPpm) AS measure, inConcert
ORDER BY targetId, seedId
