// listed-aggregate-ownership — every stake that counts towards the half
//
// mode     read
// params   $findings List<Map> · $asOf Date · $knownAt DateTime · $aggregatePpmMin Int · $hopsMax Int
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/listed-aggregate-ownership.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (target:Subject {id: finding.targetId})
MATCH (above:Subject)
      (()-[way:CASCADES WHERE way.aggregatePpm >= $aggregatePpmMin
        AND way.validFrom <= $asOf < way.validTo
        AND way.recordedAt <= $knownAt < way.supersededAt]->()){1,12}
      (target)
WITH finding, target, above, min(size(way)) AS fromTarget
WHERE fromTarget <= $hopsMax
WITH finding, target, collect({subject: above, fromTarget: fromTarget}) AS ways
WITH finding, ways, [target] + [way IN ways | way.subject] AS group
UNWIND ways AS way
WITH finding, group, way.subject AS part, way.fromTarget AS fromTarget
MATCH (part)-[step:CASCADES WHERE step.aggregatePpm >= $aggregatePpmMin
  AND step.validFrom <= $asOf < step.validTo
  AND step.recordedAt <= $knownAt < step.supersededAt]->(next:Subject)
// A cascade starts at a listed party or goes on where one arrived.
WHERE next IN group AND (part.id IN finding.seedIds OR EXISTS {
  (:Subject)-[reaching:CASCADES WHERE reaching.validFrom <= $asOf < reaching.validTo
    AND reaching.recordedAt <= $knownAt < reaching.supersededAt]->(part) })
WITH finding, step.basisIds[0] AS statementId, max(fromTarget) AS fromTarget
MATCH (holder:Subject)-[stake:OWNS {statementId: statementId}]->(company:Subject)
WHERE stake.validFrom <= $asOf < stake.validTo AND stake.recordedAt <= $knownAt < stake.supersededAt
RETURN DISTINCT finding.key AS key, -fromTarget AS ordinal, stake.statementId AS statementId,
       type(stake) AS kind,
       holder.id AS fromId, company.id AS toId, stake.sharePpmMin AS sharePpm, null AS role,
       'cascade' AS calculator, toString(stake.validFrom) AS validFrom, toString(stake.validTo) AS validTo,
       stake.sourceId AS sourceId, toString(stake.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
