// person-identity — by what a person is told apart (自然人身份依据)
//
// mode     read
// params   $id String · $knownAt DateTime
// returns  id String · name String · personKey String · idDigest String · sourceId String · address String · phone String
// grain    one row, or none where the id is no person's
// basis    src/read/namesakes.ts
// cost     index on id
// waives   01N52: nobody of a young graph has a key
MATCH (s:Subject {id: $id})
WHERE s:Person AND s.recordedAt <= $knownAt
RETURN s.id AS id, s.name AS name, s.personKey AS personKey, s.idDigest AS idDigest, s.sourceId AS sourceId,
       s.address AS address, s.phone AS phone
