// names-under-code — how others name the organisations that new ids of a delivery turned out to be by their code
//
// mode     read
// params   $rows List<Map>
// returns  statementId String · tellings List<Map>
// grain    one row per {subjectId, statementId, code}; tellings {names, formerNames} of other statements of that code
// basis    src/load/identity/unlike-names.ts
// cost     one index seek a row; versions of one subject
// waives   01N52: nobody of a young graph was merged
UNWIND $rows AS row
MATCH (s:Subject {id: row.subjectId})
CALL (s, row) {
  // Told once, it is its own version.
  WITH s, row
  WHERE s.statementId <> row.statementId AND s.supersededAt = localdatetime('9999-12-31T00:00:00')
    AND (s.uscc = row.code OR s.id = row.code)
  RETURN {names: [s.name], formerNames: s.formerNames} AS telling
  UNION ALL
  WITH s, row
  MATCH (s)<-[:VERSION_OF]-(v:SubjectVersion)
  WHERE v.supersededAt = localdatetime('9999-12-31T00:00:00') AND v.statementId <> row.statementId
    AND v.mergedFrom IS NULL
    AND (v.uscc = row.code
         OR (coalesce(v.usccStatus, 'wrong') = 'wrong' AND v.statementId = v.sourceId + ':' + row.code))
  RETURN {formerNames: v.formerNames, names: [v.name] +
    [(s)<-[:VERSION_OF]-(w:SubjectVersion WHERE w.statementId = v.statementId) | w.name]} AS telling
}
RETURN row.statementId AS statementId, collect(telling) AS tellings
