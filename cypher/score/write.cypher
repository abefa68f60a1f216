// write — set changed scores with their ledgers (评分账本)
//
// mode     write
// params   $rows List<ScoreRow> · $asOf Date · $recordedAt DateTime
// returns  written Int
// keys     Score.subjectId
// stale    clear removes the score of a subject without any line
UNWIND $rows AS row
MATCH (subject:Subject {id: row.subjectId})
MERGE (score:Score {subjectId: row.subjectId})
SET score.points = row.points, score.tier = row.tier, score.ledgerJson = row.ledgerJson, score.asOf = $asOf,
    score.recordedAt = $recordedAt
MERGE (score)-[:SCORE_OF]->(subject)
RETURN count(score) AS written
