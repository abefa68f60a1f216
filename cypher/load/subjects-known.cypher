// subjects-known — what the graph knows about delivered subjects it may have met before
//
// mode     read
// params   $rows List<Map>
// returns  id String · ownId String · ownIsPerson Boolean · sameId String ·
//          sameIsPerson Boolean · codedId String · codedIsPerson Boolean · codedStatementIds List<String>
// grain    one row per delivered subject {id, statementId, code}: by its statement, by its id, by its code
// basis    src/load/identity/subject-ids.ts
// cost     three index seeks a row; versions of one subject
UNWIND $rows AS row
CALL (row) {
  OPTIONAL MATCH (v:SubjectVersion WHERE v.versionId STARTS WITH row.statementId + '@')
                 -[:VERSION_OF]->(own:Subject)
  WHERE v.statementId = row.statementId
  RETURN own
  LIMIT 1
}
OPTIONAL MATCH (same:Subject {id: row.id})
CALL (row) {
  OPTIONAL MATCH (coded:Subject {uscc: row.code})
  WHERE coded.usccStatus IN ['valid', 'legacyException']
  RETURN coded
  ORDER BY coded.id
  LIMIT 1
}
RETURN row.id AS id, own.id AS ownId, own:Person AS ownIsPerson, same.id AS sameId,
       same:Person AS sameIsPerson, coded.id AS codedId, coded:Person AS codedIsPerson,
       [(coded)<-[:VERSION_OF]-(v:SubjectVersion WHERE v.sourceId = row.sourceId) | v.statementId]
         AS codedStatementIds
