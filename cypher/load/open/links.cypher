// links — open versions of links that one source has said
//
// mode     read
// params   $sourceId String
// returns  statementId String · contentHash String · target String
// grain    one row per open version; target is the load file it was written by
// basis    src/load/write/difference.ts
// cost     one scan of each kind
MATCH ()-[r:GUARANTEES|BRANCH_OF|ACTS_WITH|FAMILY_OF|PLEDGES|SUPPLIES_TO
  WHERE r.sourceId = $sourceId AND r.supersededAt = localdatetime('9999-12-31T00:00:00')]->()
RETURN r.statementId AS statementId, r.contentHash AS contentHash,
       replace(toLower(type(r)), '_', '-') AS target
