// listed-branch — the branch registration
//
// mode     read
// params   $findings List<Map> · $asOf Date · $knownAt DateTime
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/listed-branch.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (:Subject {id: finding.seedIds[0]})-[branch:BRANCH_OF WHERE branch.validFrom <= $asOf < branch.validTo
  AND branch.recordedAt <= $knownAt < branch.supersededAt]-(:Subject {id: finding.targetId})
RETURN DISTINCT finding.key AS key, 0 AS ordinal, branch.statementId AS statementId,
       type(branch) AS kind,
       startNode(branch).id AS fromId, endNode(branch).id AS toId, null AS sharePpm, null AS role,
       null AS calculator, toString(branch.validFrom) AS validFrom, toString(branch.validTo) AS validTo,
       branch.sourceId AS sourceId, toString(branch.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
