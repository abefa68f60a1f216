// links — open versions of links that a delta speaks of
//
// mode     read
// params   $statementIds List<String>
// returns  statementId String · contentHash String · target String · endIds List<String>
// grain    one row per open version; target is the load file it was written by, endIds the subjects at its ends
// basis    src/load/write/difference.ts
// cost     index on statementId
UNWIND $statementIds AS statementId
CALL (statementId) {
  MATCH (from:Subject)-[r:GUARANTEES {statementId: statementId}]->(to:Subject)
  RETURN from, r, to
  UNION ALL
  MATCH (from:Subject)-[r:BRANCH_OF {statementId: statementId}]->(to:Subject)
  RETURN from, r, to
  UNION ALL
  MATCH (from:Subject)-[r:ACTS_WITH {statementId: statementId}]->(to:Subject)
  RETURN from, r, to
  UNION ALL
  MATCH (from:Subject)-[r:FAMILY_OF {statementId: statementId}]->(to:Subject)
  RETURN from, r, to
  UNION ALL
  MATCH (from:Subject)-[r:PLEDGES {statementId: statementId}]->(to:Subject)
  RETURN from, r, to
  UNION ALL
  MATCH (from:Subject)-[r:SUPPLIES_TO {statementId: statementId}]->(to:Subject)
  RETURN from, r, to
}
WITH statementId, from, r, to
WHERE r.supersededAt = localdatetime('9999-12-31T00:00:00')
RETURN statementId, r.contentHash AS contentHash, replace(toLower(type(r)), '_', '-') AS target,
       [from.id, to.id] AS endIds
