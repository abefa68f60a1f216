// known — scores of some organisations as they stand
//
// mode     read
// params   $subjectIds List<String>
// returns  subjectId String · points Int · tier String · ledgerJson String
// grain    one row per scored organisation
// basis    src/jobs/run-score.ts
// cost     index on subjectId
UNWIND $subjectIds AS subjectId
MATCH (score:Score {subjectId: subjectId})
RETURN subjectId, score.points AS points, score.tier AS tier, score.ledgerJson AS ledgerJson
ORDER BY subjectId
