// cross-region-activity — the office, the majority or the branch in the other prefecture
//
// mode     read
// params   $findings List<Map> · $asOf Date · $knownAt DateTime · $roles List<String> · $sharePpmAbove Int
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String ·
//          sourceId String · recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/cross-region-activity.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (seed:Subject {id: finding.seedIds[0]})
MATCH (target:Subject {id: finding.targetId})
MATCH (seed)-[link:HOLDS_POSITION|OWNS|BRANCH_OF WHERE link.validFrom <= $asOf < link.validTo
  AND link.recordedAt <= $knownAt < link.supersededAt]-(target)
WHERE CASE type(link)
        WHEN 'OWNS' THEN startNode(link) = seed AND link.sharePpmMin > $sharePpmAbove
        WHEN 'HOLDS_POSITION' THEN startNode(link) = seed AND link.role IN $roles
        ELSE endNode(link) = seed END
RETURN DISTINCT finding.key AS key, 0 AS ordinal, link.statementId AS statementId,
       type(link) AS kind,
       startNode(link).id AS fromId, endNode(link).id AS toId,
       link.sharePpmMin AS sharePpm, link.role AS role, CASE type(link)
         WHEN 'OWNS' THEN 'direct' END AS calculator,
       toString(link.validFrom) AS validFrom, toString(link.validTo) AS validTo,
       link.sourceId AS sourceId, toString(link.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
