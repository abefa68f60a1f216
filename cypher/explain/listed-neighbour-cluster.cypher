// listed-neighbour-cluster — each listed party beside the target, and by what
//
// mode     read
// params   $findings List<Map> · $asOf Date · $knownAt DateTime · $roles List<String> · $sharePpmMin Int
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String ·
//          sourceId String · recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/listed-neighbour-cluster.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
UNWIND finding.seedIds AS seedId
MATCH (:Subject {id: finding.targetId})
      -[link:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF WHERE link.validFrom <= $asOf < link.validTo
        AND link.recordedAt <= $knownAt < link.supersededAt]-(:Subject {id: seedId})
WHERE CASE type(link)
        WHEN 'OWNS' THEN link.sharePpmMin >= $sharePpmMin
        WHEN 'HOLDS_POSITION' THEN link.role IN $roles
        ELSE true END
RETURN DISTINCT finding.key AS key, 0 AS ordinal, link.statementId AS statementId,
       type(link) AS kind,
       startNode(link).id AS fromId, endNode(link).id AS toId,
       link.sharePpmMin AS sharePpm, link.role AS role, CASE type(link)
         WHEN 'OWNS' THEN 'direct' END AS calculator,
       toString(link.validFrom) AS validFrom, toString(link.validTo) AS validTo,
       link.sourceId AS sourceId, toString(link.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
