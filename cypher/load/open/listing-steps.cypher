// listing-steps — open versions of steps of listing procedures that one source has said
//
// mode     read
// params   $sourceId String
// returns  statementId String · contentHash String · target String
// grain    one row per open version; target is the load file it was written by
// basis    src/load/write/difference.ts
// cost     one scan of ListingStep
MATCH (r:ListingStep WHERE r.sourceId = $sourceId AND r.supersededAt = localdatetime('9999-12-31T00:00:00'))
RETURN r.statementId AS statementId, r.contentHash AS contentHash,
       'listing-steps' AS target
