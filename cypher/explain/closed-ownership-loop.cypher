// closed-ownership-loop — the stakes around the ring, from the target back to it
//
// mode     read
// params   $findings List<Map> · $asOf Date · $knownAt DateTime · $sharePpmMin Int · $hopsMax Int
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/closed-ownership-loop.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (target:Subject&Organisation {id: finding.targetId})
CALL (finding, target) {
  MATCH (target)
        ((:Organisation)<-[stake:OWNS WHERE stake.sharePpmMin >= $sharePpmMin
          AND stake.validFrom <= $asOf < stake.validTo
          AND stake.recordedAt <= $knownAt < stake.supersededAt]-(holder:Organisation)){2,7}
        (target)
  WHERE size(stake) <= $hopsMax AND size(stake) = size(split(finding.discriminator, ','))
    AND all(id IN split(finding.discriminator, ',') WHERE any(h IN holder WHERE h.id = id))
  WITH stake, reduce(tie = '', s IN stake | tie + s.statementId + ' ') AS tie
  ORDER BY tie
  RETURN reverse(collect(stake)[0]) AS ring
}
UNWIND range(0, coalesce(size(ring), 0) - 1) AS ordinal
WITH finding, ordinal, ring[ordinal] AS stake
RETURN DISTINCT finding.key AS key, ordinal AS ordinal, stake.statementId AS statementId,
       type(stake) AS kind,
       startNode(stake).id AS fromId, endNode(stake).id AS toId, stake.sharePpmMin AS sharePpm, null AS role,
       'direct' AS calculator, toString(stake.validFrom) AS validFrom, toString(stake.validTo) AS validTo,
       stake.sourceId AS sourceId, toString(stake.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
