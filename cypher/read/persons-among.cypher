// persons-among — who of some subjects is a person, and by what they are told apart (自然人身份依据)
//
// mode     read
// params   $ids List<String> · $knownAt DateTime
// returns  id String · name String · personKey String · idDigest String · sourceId String
// grain    one row per person
// basis    src/read/candidates-shown.ts
// cost     index on id, then the versions of each
// waives   01N52: nobody of a young graph has a key
UNWIND $ids AS id
MATCH (s:Subject {id: id})
WHERE s:Person AND s.recordedAt <= $knownAt
// By what was told of it then; a source that is silent about an attribute does not take away what another one says.
CALL (s) {
  OPTIONAL MATCH (s)<-[:VERSION_OF]-(version:SubjectVersion)
  WHERE version.recordedAt <= $knownAt < version.supersededAt
  WITH version
  ORDER BY version.mergedFrom IS NOT NULL, coalesce(version.statedAt, version.recordedAt) DESC, version.statementId
  RETURN collect(version) AS versions
}
WITH s, CASE WHEN size(versions) = 0 THEN [s] ELSE versions END AS told
RETURN s.id AS id, coalesce(head([v IN told WHERE v.name <> '' | v.name]), '') AS name,
       head([v IN told WHERE v.personKey IS NOT NULL | v.personKey]) AS personKey,
       head([v IN told WHERE v.idDigest IS NOT NULL | v.idDigest]) AS idDigest,
       told[0].sourceId AS sourceId
ORDER BY id
