// standing-relations — of some statements on relations those that stand in another version (换版后仍有效)
//
// mode     read
// params   $statementIds List<String> · $asOf Date · $knownAt DateTime
// returns  statementId String · isInForce Boolean
// grain    one row per statement known at the moment; false = it has ended in the world
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
RETURN statementId, max(CASE WHEN r.validFrom <= $asOf < r.validTo THEN 1 ELSE 0 END) = 1 AS isInForce
