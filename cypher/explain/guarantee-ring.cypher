// guarantee-ring — the ring, walked from the target back to it
//
// mode     read
// params   $findings List<Map> · $asOf Date · $knownAt DateTime · $guaranteesMax Int · $hopsMax Int
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String ·
//          sourceId String · recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/guarantee-ring.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
WITH finding, split(finding.discriminator, ',') AS memberIds
MATCH (target:Subject {id: finding.targetId})
MATCH (target)
      ((:Subject)-[guarantee:GUARANTEES WHERE guarantee.validFrom <= $asOf < guarantee.validTo
        AND guarantee.recordedAt <= $knownAt < guarantee.supersededAt]->
       (taker:Subject WHERE taker.id IN memberIds
           AND COUNT {
         MATCH (taker)-[given:GUARANTEES WHERE given.validFrom <= $asOf < given.validTo
           AND given.recordedAt <= $knownAt < given.supersededAt]->(:Subject)
         RETURN 1 AS one LIMIT $guaranteesMax + 1 } <= $guaranteesMax)){2,7}
      (target)
WHERE size(guarantee) <= $hopsMax
  AND all(one IN taker WHERE single(other IN taker WHERE other = one))
  AND size(guarantee) = size(memberIds)
WITH finding, guarantee, reduce(text = '', one IN guarantee | text + one.statementId + ' ') AS tie
ORDER BY tie
WITH finding, collect(guarantee)[0] AS walk
UNWIND range(0, size(walk) - 1) AS ordinal
WITH finding, ordinal, walk[ordinal] AS guarantee
RETURN DISTINCT finding.key AS key, ordinal AS ordinal, guarantee.statementId AS statementId,
       type(guarantee) AS kind,
       startNode(guarantee).id AS fromId, endNode(guarantee).id AS toId,
       null AS sharePpm, null AS role, null AS calculator,
       toString(guarantee.validFrom) AS validFrom, toString(guarantee.validTo) AS validTo,
       guarantee.sourceId AS sourceId, toString(guarantee.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
