// listed-actual-controller — the holdings through which the listed party controls the target, and its ties where it does in concert
//
// mode     read
// params   $findings List<Map> · $asOf Date · $knownAt DateTime · $controlPpmAbove Int · $hopsMax Int
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/listed-actual-controller.ts
// cost     one bounded expansion per finding, two where it controls in concert
UNWIND $findings AS finding
MATCH (seed:Subject {id: finding.seedIds[0]})
MATCH (target:Subject {id: finding.targetId})
CALL (seed, target) {
  MATCH way = allShortestPaths((seed)-[:OWNS|CONTROLS*..12]->(target))
  WHERE all(step IN relationships(way) WHERE step.controlPpm > $controlPpmAbove
    AND step.validFrom <= $asOf < step.validTo
    AND step.recordedAt <= $knownAt < step.supersededAt)
  WITH relationships(way) AS step
  WHERE size(step) <= $hopsMax
  WITH step, reduce(tie = '', s IN step | tie + s.statementId + ' ') AS tie
  ORDER BY size(step), tie
  RETURN collect(step)[0] AS plain
}
CALL (seed, target, plain) {
  // Only whom it does not control without is controlled in concert (一致行动).
  WITH seed, target, plain
  WHERE plain IS NULL
  MATCH way = allShortestPaths((seed)-[:OWNS|CONTROLS|CONTROLS_IN_CONCERT*..12]->(target))
  WHERE all(step IN relationships(way) WHERE step.controlPpm > $controlPpmAbove
    AND step.validFrom <= $asOf < step.validTo
    AND step.recordedAt <= $knownAt < step.supersededAt)
  WITH relationships(way) AS step
  WHERE size(step) <= $hopsMax
  WITH step, reduce(tie = '', s IN step | tie + s.statementId + ' ') AS tie
  ORDER BY size(step), tie
  RETURN collect(step)[0] AS jointly
}
WITH finding, coalesce(plain, jointly) AS steps
WHERE steps IS NOT NULL
// A joint step is proved by the holdings that compose it, one in concert by its ties as well, a direct one by itself.
UNWIND range(0, size(steps) - 1) AS position
WITH finding, position, steps[position] AS step
UNWIND coalesce(step.basisIds, [step.statementId]) AS statementId
CALL (step, statementId) {
  MATCH (:Subject)-[fact:OWNS {statementId: statementId}]->(:Subject)
  RETURN fact
  UNION
  WITH step, statementId
  WHERE type(step) = 'CONTROLS_IN_CONCERT'
  MATCH (:Subject)-[fact:ACTS_WITH {statementId: statementId}]->(:Subject)
  RETURN fact
}
WITH finding, position, fact
WHERE fact.validFrom <= $asOf < fact.validTo AND fact.recordedAt <= $knownAt < fact.supersededAt
WITH finding, fact, min(position) AS ordinal
RETURN DISTINCT finding.key AS key, ordinal AS ordinal, fact.statementId AS statementId,
       type(fact) AS kind,
       startNode(fact).id AS fromId, endNode(fact).id AS toId, fact.controlPpm AS sharePpm, null AS role,
       CASE WHEN type(fact) = 'OWNS' THEN 'control' END AS calculator, toString(fact.validFrom) AS validFrom,
       toString(fact.validTo) AS validTo, fact.sourceId AS sourceId, toString(fact.recordedAt) AS recordedAt
ORDER BY key, ordinal, kind, statementId
