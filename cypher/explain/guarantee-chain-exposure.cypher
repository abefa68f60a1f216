// guarantee-chain-exposure — every guarantee on a chain from the target to the listed party
//
// mode     read
// params   $findings List<Map> · $asOf Date · $knownAt DateTime · $amountWanMin Int · $guaranteesMax Int ·
//          $hopsMax Int
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String ·
//          sourceId String · recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/guarantee-chain-exposure.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (seed:Subject {id: finding.seedIds[0]})
MATCH (target:Subject {id: finding.targetId})
MATCH (target)
      ((giver:Subject WHERE COUNT {
         MATCH (giver)-[given:GUARANTEES WHERE given.validFrom <= $asOf < given.validTo
           AND given.recordedAt <= $knownAt < given.supersededAt]->(:Subject)
         RETURN 1 AS one LIMIT $guaranteesMax + 1 } <= $guaranteesMax)
       -[guarantee:GUARANTEES WHERE guarantee.validFrom <= $asOf < guarantee.validTo
        AND guarantee.recordedAt <= $knownAt < guarantee.supersededAt]->(:Subject)){2,3}
      (seed)
WHERE size(guarantee) <= $hopsMax AND NOT seed IN giver
  AND all(one IN giver WHERE single(other IN giver WHERE other = one))
  AND all(one IN guarantee WHERE coalesce(one.amountFen >= $amountWanMin * 1000000, true))
UNWIND range(0, size(guarantee) - 1) AS position
WITH finding, guarantee[position] AS step, min(position) AS ordinal
RETURN DISTINCT finding.key AS key, ordinal AS ordinal, step.statementId AS statementId,
       type(step) AS kind,
       startNode(step).id AS fromId, endNode(step).id AS toId,
       null AS sharePpm, null AS role, null AS calculator,
       toString(step.validFrom) AS validFrom, toString(step.validTo) AS validTo,
       step.sourceId AS sourceId, toString(step.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
