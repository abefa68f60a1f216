// neighbours — edges of some kinds that touch some subjects, nearest first (邻接)
//
// mode     read
// params   $ids List<String> · $kinds List<String> · $limit Int · $asOf Date · $knownAt DateTime
// returns  statementId String · kind String · fromId String · toId String · sharePpm Int · role String ·
//          amountFen Fen · validFrom Date · validTo Date · basisIds List<String> · total Int
// grain    one row per edge in force, up to the limit; total counts all
// basis    src/read/README.md
// cost     index on id, then one expansion
UNWIND $ids AS id
MATCH (s:Subject {id: id})-[r:OWNS|CONTROLS|CONTROLS_IN_CONCERT|HOLDS_POSITION|GUARANTEES|PLEDGES|BRANCH_OF|ACTS_WITH|FAMILY_OF|SUPPLIES_TO]-(:Subject)
WHERE type(r) IN $kinds AND r.validFrom <= $asOf < r.validTo AND r.recordedAt <= $knownAt < r.supersededAt
WITH DISTINCT r
ORDER BY CASE type(r) WHEN 'CONTROLS' THEN 0 WHEN 'CONTROLS_IN_CONCERT' THEN 0 WHEN 'OWNS' THEN 1 WHEN 'HOLDS_POSITION' THEN 2 ELSE 3 END,
         coalesce(r.sharePpm, 0) DESC, r.statementId
WITH collect(r) AS edges
UNWIND edges[0..$limit] AS r
RETURN r.statementId AS statementId, type(r) AS kind, startNode(r).id AS fromId, endNode(r).id AS toId,
       coalesce(r.sharePpm, r.controlPpm) AS sharePpm, r.role AS role, r.amountFen AS amountFen,
       r.validFrom AS validFrom, r.validTo AS validTo, coalesce(r.basisIds, [r.statementId]) AS basisIds, size(edges) AS total
