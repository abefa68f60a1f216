// objections-count — how many objections a filter holds (异议数)
//
// mode     read
// params   $ids List<String> · $subjectId String · $statementId String · $statuses List<String> ·
//          $regionPrefix String · $asOf Date · $knownAt DateTime
// returns  total Int
// grain    one row
// basis    src/read/README.md
// cost     one scan of Objection
// waives   01N50, 01N52: nobody has objected in a young graph
MATCH (o:Objection)
WHERE o.markedAt <= $knownAt AND o.raisedOn <= $asOf
  AND (size($ids) = 0 OR o.id IN $ids)
  AND ($subjectId IS NULL OR $subjectId IN o.subjectIds)
  AND ($statementId IS NULL OR o.statementId = $statementId)
  AND ($regionPrefix IS NULL OR o.regionCode STARTS WITH $regionPrefix)
WITH o, coalesce(o.decidedAt <= $knownAt, false) AS isDecided
WHERE size($statuses) = 0 OR CASE WHEN isDecided THEN o.status ELSE 'pending' END IN $statuses
RETURN count(o) AS total
