// ties-among — who acts in concert with or is family of whom among some subjects (一致行动、亲属)
//
// mode     read
// params   $ids List<String> · $kinds List<String> · $asOf Date · $knownAt DateTime
// returns  statementId String · kind String · fromId String · toId String · sharePpm Int · role String ·
//          amountFen Fen · validFrom Date · validTo Date · basisIds List<String>
// grain    one row per tie in force with both ends among the subjects
// basis    src/read/README.md
// cost     index on id, one step from each subject over ties alone: a hub has few of them
UNWIND $ids AS id
MATCH (one:Subject {id: id})-[tie:ACTS_WITH|FAMILY_OF]->(other:Subject)
WHERE type(tie) IN $kinds AND other.id IN $ids
  AND tie.validFrom <= $asOf < tie.validTo AND tie.recordedAt <= $knownAt < tie.supersededAt
RETURN tie.statementId AS statementId, type(tie) AS kind, id AS fromId, other.id AS toId, null AS sharePpm,
       null AS role, tie.amountFen AS amountFen, tie.validFrom AS validFrom, tie.validTo AS validTo,
       [tie.statementId] AS basisIds
ORDER BY statementId
