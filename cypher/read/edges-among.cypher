// edges-among — edges between some subjects (连线)
//
// mode     read
// params   $ids List<String> · $asOf Date · $knownAt DateTime
// returns  statementId String · kind String · fromId String · toId String · sharePpm Int · role String ·
//          amountFen Fen · validFrom Date · validTo Date · basisIds List<String>
// grain    one row per edge in force with both ends among the subjects
// basis    src/read/README.md
// cost     index on id, then one expansion
UNWIND $ids AS id
MATCH (s:Subject {id: id})-[r:OWNS|CONTROLS|CONTROLS_IN_CONCERT|HOLDS_POSITION|GUARANTEES|PLEDGES|BRANCH_OF|ACTS_WITH|FAMILY_OF|SUPPLIES_TO]->(t:Subject)
WHERE t.id IN $ids AND r.validFrom <= $asOf < r.validTo AND r.recordedAt <= $knownAt < r.supersededAt
RETURN r.statementId AS statementId, type(r) AS kind, startNode(r).id AS fromId, endNode(r).id AS toId,
       coalesce(r.sharePpm, r.controlPpm) AS sharePpm, r.role AS role, r.amountFen AS amountFen,
       r.validFrom AS validFrom, r.validTo AS validTo, coalesce(r.basisIds, [r.statementId]) AS basisIds
ORDER BY statementId
