// guarantees-listed — the guarantees in force
//
// mode     read
// params   $findings List<Map> · $asOf Date · $knownAt DateTime
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/guarantees-listed.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (:Subject {id: finding.seedIds[0]})<-[guarantee:GUARANTEES
  WHERE guarantee.validFrom <= $asOf < guarantee.validTo
    AND guarantee.recordedAt <= $knownAt < guarantee.supersededAt]-(:Subject {id: finding.targetId})
RETURN DISTINCT finding.key AS key, 0 AS ordinal, guarantee.statementId AS statementId,
       type(guarantee) AS kind,
       startNode(guarantee).id AS fromId, endNode(guarantee).id AS toId, null AS sharePpm, null AS role,
       null AS calculator, toString(guarantee.validFrom) AS validFrom, toString(guarantee.validTo) AS validTo,
       guarantee.sourceId AS sourceId, toString(guarantee.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
