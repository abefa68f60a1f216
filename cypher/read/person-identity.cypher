// person-identity — by what a person is told apart (自然人身份依据)
//
// mode     read
// params   $id String · $knownAt DateTime
// returns  id String · name String · personKey String · idDigest String · sourceId String · address String · phone String
// grain    one row, or none where the id is no person's
// basis    src/read/namesakes.ts
// cost     index on id, then its versions
// waives   01N52: nobody of a young graph has a key
MATCH (s:Subject {id: $id})
WHERE s:Person AND s.recordedAt <= $knownAt
// By what was told of it then; a source that is silent about an attribute does not take away what another one says.
CALL (s) {
  OPTIONAL MATCH (s)<-[:VERSION_OF]-(version:SubjectVersion)
  WHERE version.recordedAt <= $knownAt < version.supersededAt
  WITH version
  ORDER BY version.recordedAt DESC, version.statementId
  RETURN collect(version) AS versions
}
WITH s, CASE WHEN size(versions) = 0 THEN [s] ELSE versions END AS told
RETURN s.id AS id, coalesce(head([v IN told WHERE v.name <> '' | v.name]), '') AS name,
       head([v IN told WHERE v.personKey IS NOT NULL | v.personKey]) AS personKey,
       head([v IN told WHERE v.idDigest IS NOT NULL | v.idDigest]) AS idDigest,
       told[0].sourceId AS sourceId,
       head([v IN told WHERE v.address IS NOT NULL | v.address]) AS address,
       head([v IN told WHERE v.phone IS NOT NULL | v.phone]) AS phone
