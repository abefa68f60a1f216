// exchange-relations — stakes, offices and links that begin at subjects, for an export
//
// mode     read
// params   $ids List<String> · $asOf Date · $knownAt DateTime
// returns  kind String · statementId String · fromId String · fromKind String · toId String · toKind String ·
//          sharePpm Int · sharePpmMin Int · sharePpmMax Int · votesPpm Int · amountFen Fen · role String ·
//          validFrom Date · validTo Date · sourceId String · recordedAt DateTime
// grain    one row per stated relationship in force; nothing that was derived
// basis    src/exchange/README.md
// cost     index on id, then one expansion
// waives   01N50 01N51 01N52: a young graph may have no link of a kind, or of a property
UNWIND $ids AS id
MATCH (s:Subject {id: id})-[r:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF|ACTS_WITH|FAMILY_OF|PLEDGES|SUPPLIES_TO]->(o:Subject)
WHERE r.validFrom <= $asOf < r.validTo AND r.recordedAt <= $knownAt < r.supersededAt
RETURN type(r) AS kind, r.statementId AS statementId, s.id AS fromId, s.kind AS fromKind, o.id AS toId,
       o.kind AS toKind, r.sharePpm AS sharePpm, r.sharePpmMin AS sharePpmMin, r.sharePpmMax AS sharePpmMax,
       r.votesPpm AS votesPpm, r.amountFen AS amountFen, r.role AS role, r.validFrom AS validFrom,
       r.validTo AS validTo, r.sourceId AS sourceId, r.recordedAt AS recordedAt
ORDER BY fromId, kind, statementId
