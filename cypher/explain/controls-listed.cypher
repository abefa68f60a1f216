// controls-listed — the holdings through which the target controls the listed company
//
// mode     read
// params   $findings List<Map> · $asOf Date · $knownAt DateTime · $controlPpmAbove Int · $hopsMax Int ·
//          $stateKinds List<String>
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/controls-listed.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (seed:Subject {id: finding.seedIds[0]})
MATCH (target:Subject {id: finding.targetId})
CALL (seed, target) {
  MATCH (target)
        ((above:Subject WHERE NOT asKnown(above).kind IN $stateKinds)
          -[step:OWNS|CONTROLS WHERE step.controlPpm > $controlPpmAbove
            AND step.validFrom <= $asOf < step.validTo
            AND step.recordedAt <= $knownAt < step.supersededAt]->(:Subject)){1,12}
        (seed)
  WHERE size(step) <= $hopsMax
  WITH step, reduce(tie = '', s IN step | tie + s.statementId + ' ') AS tie
  ORDER BY size(step), tie
  RETURN collect(step)[0] AS steps
}
WITH finding, steps
WHERE steps IS NOT NULL
// A joint step is proved by the holdings that compose it, a direct one by itself.
UNWIND range(0, size(steps) - 1) AS position
WITH finding, position, steps[position] AS step
UNWIND CASE WHEN step.basisIds IS NULL THEN [step] ELSE COLLECT {
  UNWIND step.basisIds AS statementId
  MATCH (:Subject)-[stake:OWNS {statementId: statementId}]->(:Subject)
  WHERE stake.validFrom <= $asOf < stake.validTo AND stake.recordedAt <= $knownAt < stake.supersededAt
  RETURN stake
} END AS stake
WITH finding.key AS key, stake, min(position) AS ordinal
RETURN key, ordinal, stake.statementId AS statementId,
       type(stake) AS kind,
       startNode(stake).id AS fromId, endNode(stake).id AS toId, stake.controlPpm AS sharePpm, null AS role,
       'control' AS calculator, toString(stake.validFrom) AS validFrom, toString(stake.validTo) AS validTo,
       stake.sourceId AS sourceId, toString(stake.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
