// subjects-known — what the graph knows about delivered subjects it may have met before
//
// mode     read
// params   $rows List<Map>
// returns  id String · ownId String · ownIsPerson Boolean · sameId String ·
//          sameIsPerson Boolean · codedId String · codedIsPerson Boolean · codedStatementIds List<String> ·
//          keyedId String
// grain    one row per delivered subject {id, statementId, code, personKey}: by each
// basis    src/load/identity/subject-ids.ts
// cost     four index seeks a row; versions of one subject
UNWIND $rows AS row
CALL (row) {
  // Of versions that a merge moved the open one counts.
  OPTIONAL MATCH (v:SubjectVersion {statementId: row.statementId})-[:VERSION_OF]->(own:Subject)
  RETURN own
  ORDER BY v.supersededAt DESC
  LIMIT 1
}
CALL (row) {
  // A subject that was merged is found as the one that was kept.
  OPTIONAL MATCH (named:Subject {id: row.id})
  OPTIONAL MATCH (named)-[steps:MERGED_INTO*1..10]->(kept:Subject)
  WHERE all(step IN steps WHERE step.supersededAt = localdatetime('9999-12-31T00:00:00'))
  RETURN coalesce(kept, named) AS same
  ORDER BY size(steps) DESC
  LIMIT 1
}
// A subject that is its own version goes by the id that told it, or by that with its source before it.
OPTIONAL MATCH (kept:Subject {id: row.statementId})
CALL (row) {
  OPTIONAL MATCH (coded:Subject {uscc: row.code})
  WHERE coded.usccStatus IN ['valid', 'legacyException']
    AND NOT EXISTS { (coded)-[m:MERGED_INTO]->() WHERE m.supersededAt = localdatetime('9999-12-31T00:00:00') }
  RETURN coded
  ORDER BY coded.id
  LIMIT 1
}
CALL (row) {
  OPTIONAL MATCH (keyed:Person {personKey: row.personKey})
  WHERE NOT EXISTS { (keyed)-[m:MERGED_INTO]->() WHERE m.supersededAt = localdatetime('9999-12-31T00:00:00') }
  RETURN keyed
  ORDER BY keyed.id
  LIMIT 1
}
WITH row, same, coded, keyed, coalesce(own, CASE WHEN same.statementId = row.statementId THEN same
                                          WHEN kept.statementId = row.statementId THEN kept END) AS own
RETURN row.id AS id, own.id AS ownId, own:Person AS ownIsPerson, same.id AS sameId,
       same:Person AS sameIsPerson, coded.id AS codedId, coded:Person AS codedIsPerson,
       [(coded)<-[:VERSION_OF]-(v:SubjectVersion WHERE v.sourceId = row.sourceId) | v.statementId]
         + CASE WHEN coded.sourceId = row.sourceId AND coded.statementId IS NOT NULL THEN [coded.statementId] ELSE [] END
         AS codedStatementIds, keyed.id AS keyedId
