// objections-count — how many objections a filter holds (异议数)
//
// mode     read
// params   $ids List<String> · $subjectIds List<String> · $statementId String · $statuses List<String> · $underReview Boolean ·
//          $regionPrefix String · $movedIn List<String> · $movedOut List<String> · $asOf Date · $knownAt DateTime
// returns  total Int
// grain    one row
// basis    src/read/README.md
// cost     one scan of Objection
// waives   01N50, 01N51, 01N52: nobody has objected in a young graph
MATCH (o:Objection)
WHERE o.markedAt <= $knownAt AND o.raisedOn <= $asOf
  AND (size($ids) = 0 OR o.id IN $ids)
  AND (size($subjectIds) = 0 OR any(id IN $subjectIds WHERE id IN o.subjectIds))
  AND ($statementId IS NULL OR o.statementId = $statementId)
  AND ($regionPrefix IS NULL OR o.regionCode IN $movedIn
       OR (o.regionCode STARTS WITH $regionPrefix AND NOT o.regionCode IN $movedOut))
WITH o, coalesce(o.decidedAt <= $knownAt AND o.decidedOn <= $asOf, false) AS isDecided,
     coalesce(o.liftedAt <= $knownAt AND o.liftedOn <= $asOf, false) AS isLifted
CALL (o) {
  OPTIONAL MATCH (review:CaseReview)-[:OF]->(o)
  WHERE review.requestedAt <= $knownAt AND review.requestedOn <= $asOf
  RETURN review, coalesce(review.decidedAt <= $knownAt AND review.decidedOn <= $asOf, false) AS isReviewed
}
WITH *, CASE WHEN isLifted THEN 'lifted' WHEN isReviewed AND review.status = 'replaced' THEN review.newStatus
            WHEN isDecided THEN o.status ELSE 'pending' END AS status
WHERE (size($statuses) = 0 OR status IN $statuses)
  AND (NOT $underReview OR (review IS NOT NULL AND NOT isReviewed))
RETURN count(o) AS total
