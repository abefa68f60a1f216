// objections-on — objections to some statements, as they stood on a date, as known at a moment (异议)
//
// mode     read
// params   $statementIds List<String> · $asOf Date · $knownAt DateTime
// returns  id String · statementId String · table String · subjectIds List<String> · ground String · reason String ·
//          documentNo String · raisedBy String · raisedOn Date · markedAt DateTime · regionCode String ·
//          heldByProvider Boolean · extendedAt DateTime · extendedOn Date · status String · outcome String · decision String ·
//          decisionOutcome String · decidedOn Date · decidedAt DateTime · decisionReason String ·
//          decisionDocumentNo String · review Map · lifting Map
// grain    one row per objection
// basis    src/read/README.md
// cost     index on statementId
// waives   01N50, 01N51, 01N52: nobody has objected in a young graph
UNWIND $statementIds AS statementId
MATCH (o:Objection {statementId: statementId})
WHERE o.markedAt <= $knownAt AND o.raisedOn <= $asOf
WITH DISTINCT o, coalesce(o.decidedAt <= $knownAt AND o.decidedOn <= $asOf, false) AS isDecided,
     coalesce(o.liftedAt <= $knownAt AND o.liftedOn <= $asOf, false) AS isLifted
CALL (o) {
  OPTIONAL MATCH (review:CaseReview)-[:OF]->(o)
  WHERE review.requestedAt <= $knownAt AND review.requestedOn <= $asOf
  RETURN review, coalesce(review.decidedAt <= $knownAt AND review.decidedOn <= $asOf, false) AS isReviewed
}
WITH *, CASE WHEN isLifted THEN 'lifted' WHEN isReviewed AND review.status = 'replaced' THEN review.newStatus
            WHEN isDecided THEN o.status ELSE 'pending' END AS status
RETURN o.id AS id, o.statementId AS statementId, o.table AS table, o.subjectIds AS subjectIds, o.ground AS ground,
       o.reason AS reason, o.documentNo AS documentNo, o.raisedBy AS raisedBy, o.raisedOn AS raisedOn,
       o.markedAt AS markedAt, o.regionCode AS regionCode, o.heldByProvider AS heldByProvider,
       CASE WHEN o.extendedAt <= $knownAt AND o.extendedOn <= $asOf THEN o.extendedAt END AS extendedAt,
       CASE WHEN o.extendedAt <= $knownAt AND o.extendedOn <= $asOf THEN o.extendedOn END AS extendedOn,
       status,
       CASE WHEN status IN ['pending', 'lifted'] THEN null
            WHEN isReviewed AND review.status = 'replaced' THEN review.newOutcome
            ELSE o.outcome END AS outcome,
       CASE WHEN isDecided THEN o.status END AS decision, CASE WHEN isDecided THEN o.outcome END AS decisionOutcome,
       CASE WHEN isDecided THEN o.decidedOn END AS decidedOn,
       CASE WHEN isDecided THEN o.decidedAt END AS decidedAt,
       CASE WHEN isDecided THEN o.decisionReason END AS decisionReason,
       CASE WHEN isDecided THEN o.decisionDocumentNo END AS decisionDocumentNo,
       CASE WHEN review IS NOT NULL THEN review {
         .id, .requestedBy, .requestedOn, .requestedAt, .reason, .documentNo, .authority,
         status: CASE WHEN isReviewed THEN review.status ELSE 'pending' END,
         decidedOn: CASE WHEN isReviewed THEN review.decidedOn END,
         decidedAt: CASE WHEN isReviewed THEN review.decidedAt END,
         decisionReason: CASE WHEN isReviewed THEN review.decisionReason END,
         decisionDocumentNo: CASE WHEN isReviewed THEN review.decisionDocumentNo END,
         newStatus: CASE WHEN isReviewed THEN review.newStatus END,
         newOutcome: CASE WHEN isReviewed THEN review.newOutcome END} END AS review,
       CASE WHEN isLifted THEN {
         liftedOn: o.liftedOn, liftedAt: o.liftedAt, authority: o.liftedAuthority, reason: o.liftedReason,
         documentNo: o.liftedDocumentNo} END AS lifting
ORDER BY raisedOn, id
