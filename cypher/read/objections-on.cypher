// objections-on — objections to some statements, as known at a moment (异议)
//
// mode     read
// params   $statementIds List<String> · $asOf Date · $knownAt DateTime
// returns  id String · statementId String · table String · subjectIds List<String> · ground String · reason String ·
//          documentNo String · raisedBy String · raisedOn Date · markedAt DateTime · regionCode String ·
//          heldByProvider Boolean · extendedAt DateTime · status String · outcome String · decidedOn Date ·
//          decidedAt DateTime · decisionReason String · decisionDocumentNo String
// grain    one row per objection
// basis    src/read/README.md
// cost     index on statementId
// waives   01N50, 01N52: nobody has objected in a young graph
UNWIND $statementIds AS statementId
MATCH (o:Objection {statementId: statementId})
WHERE o.markedAt <= $knownAt AND o.raisedOn <= $asOf
WITH DISTINCT o, coalesce(o.decidedAt <= $knownAt, false) AS isDecided
RETURN o.id AS id, o.statementId AS statementId, o.table AS table, o.subjectIds AS subjectIds, o.ground AS ground,
       o.reason AS reason, o.documentNo AS documentNo, o.raisedBy AS raisedBy, o.raisedOn AS raisedOn,
       o.markedAt AS markedAt, o.regionCode AS regionCode, o.heldByProvider AS heldByProvider,
       CASE WHEN o.extendedAt <= $knownAt THEN o.extendedAt END AS extendedAt,
       CASE WHEN isDecided THEN o.status ELSE 'pending' END AS status,
       CASE WHEN isDecided THEN o.outcome END AS outcome, CASE WHEN isDecided THEN o.decidedOn END AS decidedOn,
       CASE WHEN isDecided THEN o.decidedAt END AS decidedAt,
       CASE WHEN isDecided THEN o.decisionReason END AS decisionReason,
       CASE WHEN isDecided THEN o.decisionDocumentNo END AS decisionDocumentNo
ORDER BY raisedOn, id
