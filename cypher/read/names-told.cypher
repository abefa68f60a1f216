// names-told — every name that was told of subjects, and the former names their sources state (曾用名)
//
// mode     read
// params   $ids List<String> · $knownAt DateTime
// returns  subjectId String · name String · formerNames String · uscc String · organisationCode String ·
//          recordedAt DateTime · supersededAt DateTime
// grain    one row per telling, oldest first; supersededAt empty = still believed at $knownAt
// basis    src/read/former-names.ts
// cost     index on id, then the versions of each
// waives   01N51, 01N52: nobody of a young graph has a former name or was merged
UNWIND $ids AS id
MATCH (s:Subject {id: id})
CALL (s) {
  MATCH (s)<-[:VERSION_OF]-(v:SubjectVersion)
  RETURN v
  UNION ALL
  WITH s
  WHERE s.statementId IS NOT NULL
  RETURN s AS v
}
WITH s, v
WHERE v.recordedAt <= $knownAt
  // What was told of a person who was merged into it, and is apart from it again, is no word on it.
  AND (v.supersededAt > $knownAt OR NOT EXISTS {
    (apart:Subject)-[m:MERGED_INTO]->(s)
    WHERE m.supersededAt <= $knownAt
      AND NOT EXISTS { (apart)-[n:MERGED_INTO]->(s) WHERE n.recordedAt <= $knownAt < n.supersededAt }
      AND (EXISTS {
        (apart)<-[:VERSION_OF]-(own:SubjectVersion)
        WHERE own.statementId = v.statementId AND own.supersededBy = m.loadId
      } OR EXISTS {
        (s)<-[:VERSION_OF]-(back:SubjectVersion)
        WHERE back.statementId = v.statementId AND back.supersededBy = m.supersededBy
      })
  })
RETURN s.id AS subjectId, v.name AS name, v.formerNames AS formerNames, v.uscc AS uscc,
       v.organisationCode AS organisationCode, v.recordedAt AS recordedAt,
       CASE WHEN v.supersededAt <= $knownAt THEN v.supersededAt END AS supersededAt
ORDER BY subjectId, recordedAt, v.statementId
