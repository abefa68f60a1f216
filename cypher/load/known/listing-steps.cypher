// listing-steps — open versions of steps of listing procedures that a delta speaks of
//
// mode     read
// params   $statementIds List<String>
// returns  statementId String · contentHash String · target String · endIds List<String>
// grain    one row per open version; target is the load file it was written by, endIds the subjects at its ends
// basis    src/load/write/difference.ts
// cost     index on statementId
UNWIND $statementIds AS statementId
MATCH (subject:Subject)-[:HAS_LISTING_STEP]->(r:ListingStep {statementId: statementId})
WHERE r.supersededAt = localdatetime('9999-12-31T00:00:00')
RETURN statementId, r.contentHash AS contentHash, 'listing-steps' AS target,
       [subject.id] AS endIds
