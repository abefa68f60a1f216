// quality-objections — statements that upheld objections found false, by the source and the day that told them (异议成立的记录)
//
// mode     read
// params   $sourceId String · $from Date · $to Date · $knownAt DateTime · $outcomes List<String> ·
//          $ownSourceIds List<String>
// returns  sourceId String · day Date · statementIds List<String>
// grain    one row per source and day of recording in China; the version that stood when somebody objected to it
// basis    src/read/quality.ts
// cost     one scan of Objection, index seeks for each that was upheld
// waives   01N50, 01N51, 01N52: a young graph holds not every kind of statement, and nobody has objected
MATCH (o:Objection)
WHERE o.decidedAt <= $knownAt AND NOT coalesce(o.liftedAt <= $knownAt, false)
CALL (o) {
  OPTIONAL MATCH (review:CaseReview {status: 'replaced'})-[:OF]->(o)
  WHERE review.decidedAt <= $knownAt
  RETURN review
}
WITH o, coalesce(review.newStatus, o.status) AS status,
     CASE WHEN review IS NULL THEN o.outcome ELSE review.newOutcome END AS outcome
WHERE status = 'upheld' AND outcome IN $outcomes
WITH o, o.statementId AS statementId
CALL (o, statementId) {
  MATCH ()-[fact:OWNS {statementId: statementId}]->()
  RETURN fact
  UNION ALL
  MATCH ()-[fact:HOLDS_POSITION {statementId: statementId}]->()
  RETURN fact
  UNION ALL
  MATCH ()-[fact:GUARANTEES {statementId: statementId}]->()
  RETURN fact
  UNION ALL
  MATCH ()-[fact:BRANCH_OF {statementId: statementId}]->()
  RETURN fact
  UNION ALL
  MATCH ()-[fact:ACTS_WITH {statementId: statementId}]->()
  RETURN fact
  UNION ALL
  MATCH ()-[fact:FAMILY_OF {statementId: statementId}]->()
  RETURN fact
  UNION ALL
  MATCH ()-[fact:PLEDGES {statementId: statementId}]->()
  RETURN fact
  UNION ALL
  MATCH ()-[fact:SUPPLIES_TO {statementId: statementId}]->()
  RETURN fact
  UNION ALL
  MATCH (fact:Listing {statementId: statementId})
  RETURN fact
  UNION ALL
  MATCH (fact:Penalty {statementId: statementId})
  RETURN fact
  UNION ALL
  MATCH (fact:Record {statementId: statementId})
  RETURN fact
  UNION ALL
  MATCH (fact:SubjectVersion {statementId: statementId})
  RETURN fact
  UNION ALL
  // Told once, a subject is its own version.
  UNWIND o.subjectIds AS subjectId
  MATCH (fact:Subject {id: subjectId})
  WHERE fact.statementId = statementId
  RETURN fact
}
WITH statementId, fact.sourceId AS sourceId, date(fact.recordedAt + duration({hours: 8})) AS day,
     fact.recordedAt <= o.markedAt < fact.supersededAt AS stood
WHERE stood AND $from <= day <= $to AND NOT sourceId IN $ownSourceIds AND ($sourceId IS NULL OR sourceId = $sourceId)
WITH DISTINCT sourceId, day, statementId
ORDER BY statementId
RETURN sourceId, day, collect(statementId) AS statementIds
ORDER BY sourceId, day
