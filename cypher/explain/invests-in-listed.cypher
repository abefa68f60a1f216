// invests-in-listed — the stake in the listed company
//
// mode     read
// params   $findings List<Map> · $asOf Date · $knownAt DateTime · $sharePpmMin Int
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/invests-in-listed.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (:Subject {id: finding.seedIds[0]})<-[stake:OWNS WHERE stake.sharePpmMin >= $sharePpmMin
  AND stake.validFrom <= $asOf < stake.validTo
  AND stake.recordedAt <= $knownAt < stake.supersededAt]-(:Subject {id: finding.targetId})
RETURN DISTINCT finding.key AS key, 0 AS ordinal, stake.statementId AS statementId,
       type(stake) AS kind,
       startNode(stake).id AS fromId, endNode(stake).id AS toId, stake.sharePpmMin AS sharePpm, null AS role,
       'direct' AS calculator, toString(stake.validFrom) AS validFrom, toString(stake.validTo) AS validTo,
       stake.sourceId AS sourceId, toString(stake.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
