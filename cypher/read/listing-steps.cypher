// listing-steps — steps of listing procedures of subjects, taken by a date (认定程序)
//
// mode     read
// params   $ids List<String> · $asOf Date · $knownAt DateTime
// returns  subjectId String · statementId String · sourceId String · procedureId String · listCode String ·
//          stage String · stageOn Date · documentNo String · documentName String · authority String ·
//          listingId String · outcome String
// grain    one row per step
// basis    src/read/README.md
// cost     index on id, then one expansion
// waives   01N50, 01N51, 01N52: most sources tell of no procedure
UNWIND $ids AS id
MATCH (s:Subject {id: id})-[:HAS_LISTING_STEP]->(step:ListingStep)
WHERE step.stageOn <= $asOf AND step.recordedAt <= $knownAt < step.supersededAt
RETURN s.id AS subjectId, step.statementId AS statementId, step.sourceId AS sourceId,
       step.procedureId AS procedureId, step.listCode AS listCode, step.stage AS stage, step.stageOn AS stageOn,
       step.documentNo AS documentNo, step.documentName AS documentName, step.authority AS authority,
       step.listingId AS listingId, step.outcome AS outcome
ORDER BY subjectId, stageOn, statementId
