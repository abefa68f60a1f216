// known — scores as they stand
//
// mode     read
// returns  subjectId String · points Int · tier String · ledgerJson String
// grain    one row per scored organisation
// basis    src/jobs/run-score.ts
// cost     one scan of Score
MATCH (score:Score)
RETURN score.subjectId AS subjectId, score.points AS points, score.tier AS tier, score.ledgerJson AS ledgerJson
ORDER BY subjectId
