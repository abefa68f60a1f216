// subjects — open versions of subjects that one source has said
//
// mode     read
// params   $sourceId String
// returns  statementId String · contentHash String · target String ·
//          subjectId String · isPerson Boolean · idDigest String · personKey String
// grain    one row per open version; target is the load file it was written by
// basis    src/load/write/difference.ts
// cost     one scan of Subject, one of SubjectVersion
CALL () {
  MATCH (v:Subject
         WHERE v.sourceId = $sourceId AND v.statementId IS NOT NULL
           AND v.supersededAt = localdatetime('9999-12-31T00:00:00'))
  RETURN v, v AS s
  UNION ALL
  MATCH (v:SubjectVersion
         WHERE v.sourceId = $sourceId AND v.supersededAt = localdatetime('9999-12-31T00:00:00'))
        -[:VERSION_OF]->(s:Subject)
  RETURN v, s
}
RETURN v.statementId AS statementId, v.contentHash AS contentHash,
       'subjects' AS target,
       s.id AS subjectId, s:Person AS isPerson, v.idDigest AS idDigest, v.personKey AS personKey
