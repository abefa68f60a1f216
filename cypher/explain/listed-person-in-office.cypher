// listed-person-in-office — the office that the listed person holds
//
// mode     read
// params   $findings List<Map> · $asOf Date · $knownAt DateTime · $roles List<String>
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/listed-person-in-office.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (:Subject {id: finding.seedIds[0]})-[office:HOLDS_POSITION WHERE office.role IN $roles
  AND office.validFrom <= $asOf < office.validTo
  AND office.recordedAt <= $knownAt < office.supersededAt]->(:Subject {id: finding.targetId})
RETURN DISTINCT finding.key AS key, 0 AS ordinal, office.statementId AS statementId,
       type(office) AS kind,
       startNode(office).id AS fromId, endNode(office).id AS toId, null AS sharePpm, office.role AS role,
       null AS calculator, toString(office.validFrom) AS validFrom, toString(office.validTo) AS validTo,
       office.sourceId AS sourceId, toString(office.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
