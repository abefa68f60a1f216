// standing-relations — versions of some statements on relations that are known, whatever their ends (换版后仍有效)
//
// mode     read
// params   $statementIds List<String> · $asOf Date · $knownAt DateTime
// returns  hop String · isInForce Boolean
// grain    one row per version known at the moment, as statement, from, to on a line each; false = it has ended in the world
// basis    src/jobs/ended-relations.ts
// cost     an index seek a statement and kind of relation
UNWIND $statementIds AS statementId
CALL (statementId) {
  MATCH ()-[r:OWNS {statementId: statementId}]->()
  RETURN r
  UNION ALL
  MATCH ()-[r:HOLDS_POSITION {statementId: statementId}]->()
  RETURN r
  UNION ALL
  MATCH ()-[r:GUARANTEES {statementId: statementId}]->()
  RETURN r
  UNION ALL
  MATCH ()-[r:BRANCH_OF {statementId: statementId}]->()
  RETURN r
  UNION ALL
  MATCH ()-[r:ACTS_WITH {statementId: statementId}]->()
  RETURN r
  UNION ALL
  MATCH ()-[r:FAMILY_OF {statementId: statementId}]->()
  RETURN r
  UNION ALL
  MATCH ()-[r:PLEDGES {statementId: statementId}]->()
  RETURN r
  UNION ALL
  MATCH ()-[r:SUPPLIES_TO {statementId: statementId}]->()
  RETURN r
}
WITH statementId, r
WHERE r.recordedAt <= $knownAt < r.supersededAt
RETURN statementId + '\n' + startNode(r).id + '\n' + endNode(r).id AS hop, r.validFrom <= $asOf < r.validTo AS isInForce
