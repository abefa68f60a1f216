// repairs — applications for repair, oldest first, as they stood on a date, as known at a moment (信用修复)
//
// mode     read
// params   $ids List<String> · $subjectIds List<String> · $asOf Date · $knownAt DateTime
// returns  id String · statementId String · table String · subjectIds List<String> · reason String ·
//          documentNo String · appliedBy String · appliedOn Date · recordedAt DateTime · regionCode String ·
//          correctedOn Date · performedOn Date · committedOn Date · determinedBy String ·
//          mayApplyFrom Date · isUncertain Boolean · uncertainBars List<String> · status String · acceptedOn Date · acceptedAt DateTime · extendedAt DateTime · extendedOn Date ·
//          decision String · decidedOn Date · decidedAt DateTime · decisionReason String · decisionDocumentNo String ·
//          decisionAuthority String · review Map · lifting Map
// grain    one row per application
// basis    src/read/README.md
// cost     one scan of RepairApplication
// waives   01N50, 01N51, 01N52: nobody has applied in a young graph
MATCH (r:RepairApplication)
WHERE r.recordedAt <= $knownAt AND r.appliedOn <= $asOf
  AND (size($ids) = 0 OR r.id IN $ids)
  AND (size($subjectIds) = 0 OR any(id IN $subjectIds WHERE id IN r.subjectIds))
WITH r, coalesce(r.acceptedAt <= $knownAt AND r.acceptedOn <= $asOf, false) AS isAccepted,
     coalesce(r.decidedAt <= $knownAt AND r.decidedOn <= $asOf, false) AS isDecided,
     coalesce(r.liftedAt <= $knownAt AND r.liftedOn <= $asOf, false) AS isLifted
CALL (r) {
  OPTIONAL MATCH (review:CaseReview)-[:OF]->(r)
  WHERE review.requestedAt <= $knownAt AND review.requestedOn <= $asOf
  RETURN review, coalesce(review.decidedAt <= $knownAt AND review.decidedOn <= $asOf, false) AS isReviewed
}
RETURN r.id AS id, r.statementId AS statementId, r.table AS table, r.subjectIds AS subjectIds, r.reason AS reason,
       r.documentNo AS documentNo, r.appliedBy AS appliedBy, r.appliedOn AS appliedOn, r.recordedAt AS recordedAt,
       r.regionCode AS regionCode, r.correctedOn AS correctedOn, r.performedOn AS performedOn,
       r.committedOn AS committedOn, r.determinedBy AS determinedBy, r.mayApplyFrom AS mayApplyFrom, r.isUncertain AS isUncertain,
       coalesce(r.uncertainBars, []) AS uncertainBars,
       CASE WHEN isLifted THEN 'lifted' WHEN isReviewed AND review.status = 'replaced' THEN review.newStatus
            WHEN isDecided THEN r.status WHEN isAccepted THEN 'accepted' ELSE 'applied' END AS status,
       CASE WHEN isAccepted THEN r.acceptedOn END AS acceptedOn,
       CASE WHEN isAccepted THEN r.acceptedAt END AS acceptedAt,
       CASE WHEN r.extendedAt <= $knownAt AND r.extendedOn <= $asOf THEN r.extendedAt END AS extendedAt,
       CASE WHEN r.extendedAt <= $knownAt AND r.extendedOn <= $asOf THEN r.extendedOn END AS extendedOn,
       CASE WHEN isDecided THEN r.status END AS decision,
       CASE WHEN isDecided THEN r.decidedOn END AS decidedOn, CASE WHEN isDecided THEN r.decidedAt END AS decidedAt,
       CASE WHEN isDecided THEN r.decisionReason END AS decisionReason,
       CASE WHEN isDecided THEN r.decisionDocumentNo END AS decisionDocumentNo,
       CASE WHEN isDecided THEN r.decisionAuthority END AS decisionAuthority,
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
         liftedOn: r.liftedOn, liftedAt: r.liftedAt, authority: r.liftedAuthority, reason: r.liftedReason,
         documentNo: r.liftedDocumentNo} END AS lifting
ORDER BY appliedOn, id
