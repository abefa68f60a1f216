// shared-actual-controller — the control steps from the shared controller to both
//
// mode     read
// params   $findings List<Map> · $asOf Date · $knownAt DateTime · $controlPpmAbove Int · $hopsMax Int ·
//          $stateKinds List<String>
// returns  keys List<String> · ordinals List<Int> · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per statement, with the findings it proves and its place in each: a group's sisters rest on the same
//          steps; findings carry key, targetId, seedIds
// basis    src/rules/shared-actual-controller.ts
// cost     one climb per seed and one per target
UNWIND $findings AS finding
WITH finding.seedIds[0] AS seedId, collect(finding) AS asked
MATCH (seed:Subject {id: seedId})
CALL (seed) {
  MATCH (controller:Subject)
        ((above:Subject WHERE NOT asKnown(above).kind IN $stateKinds)
          -[up:OWNS|CONTROLS WHERE up.controlPpm > $controlPpmAbove
            AND up.validFrom <= $asOf < up.validTo
            AND up.recordedAt <= $knownAt < up.supersededAt]->(:Subject)){1,12}
        (seed)
  WHERE size(up) <= $hopsMax
    AND NOT EXISTS { (higher:Subject WHERE NOT asKnown(higher).kind IN $stateKinds)
        -[more:OWNS|CONTROLS WHERE more.controlPpm > $controlPpmAbove
            AND more.validFrom <= $asOf < more.validTo
            AND more.recordedAt <= $knownAt < more.supersededAt]->(controller)
        // A company that holds most of itself has no one above it by that.
        WHERE higher <> controller }
  WITH controller, up, reduce(tie = '', s IN up | tie + s.statementId + ' ') AS tie
  ORDER BY size(up), tie
  RETURN controller, collect({steps: up, tie: tie})[0] AS climb
}
UNWIND asked AS finding
WITH finding.targetId AS targetId, collect({finding: finding, controller: controller, climb: climb}) AS asked
MATCH (target:Subject {id: targetId})
CALL (target) {
  // From below: a company is controlled by few, and a controller may control many.
  MATCH (target)
        (()<-[rise:OWNS|CONTROLS WHERE rise.controlPpm > $controlPpmAbove
            AND rise.validFrom <= $asOf < rise.validTo
            AND rise.recordedAt <= $knownAt < rise.supersededAt]-(:Subject)){1,12}
        (top)
  WHERE size(rise) <= $hopsMax
  WITH top, reverse(rise) AS down
  WITH top, down, reduce(tie = '', s IN down | tie + s.statementId + ' ') AS tie
  ORDER BY size(down), tie
  WITH top, collect({steps: down, tie: tie})[0] AS nearest
  RETURN collect({top: top, steps: nearest.steps, tie: nearest.tie}) AS descents
}
UNWIND asked AS one
WITH one.finding AS finding, one.climb AS climb,
     head([descent IN descents WHERE descent.top = one.controller]) AS descent
WHERE descent IS NOT NULL
WITH finding, reverse(climb.steps) + descent.steps AS steps, climb.tie + descent.tie AS tie
ORDER BY size(steps), tie
WITH finding, collect(steps)[0] AS steps
// A joint step is proved by the holdings that compose it, a direct one by itself; each is looked up once for all.
UNWIND range(0, size(steps) - 1) AS position
WITH steps[position] AS step, collect({key: finding.key, ordinal: position}) AS uses
UNWIND CASE WHEN step.basisIds IS NULL THEN [step] ELSE COLLECT {
  UNWIND step.basisIds AS statementId
  MATCH (:Subject)-[stake:OWNS {statementId: statementId}]->(:Subject)
  WHERE stake.validFrom <= $asOf < stake.validTo AND stake.recordedAt <= $knownAt < stake.supersededAt
  RETURN stake
} END AS stake
UNWIND uses AS one
WITH stake, one.key AS key, min(one.ordinal) AS ordinal
WITH stake, collect(key) AS keys, collect(ordinal) AS ordinals
RETURN keys, ordinals, stake.statementId AS statementId,
       type(stake) AS kind,
       startNode(stake).id AS fromId, endNode(stake).id AS toId, stake.controlPpm AS sharePpm, null AS role,
       'control' AS calculator, toString(stake.validFrom) AS validFrom, toString(stake.validTo) AS validTo,
       stake.sourceId AS sourceId, toString(stake.recordedAt) AS recordedAt
ORDER BY statementId
