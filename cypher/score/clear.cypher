// clear — a subject without any line is back at the base: no node says so
//
// mode     write
// params   $subjectIds List<String>
// returns  cleared Int
// keys     Score.subjectId
// stale    none
UNWIND $subjectIds AS subjectId
MATCH (score:Score {subjectId: subjectId})
DETACH DELETE score
RETURN count(*) AS cleared
