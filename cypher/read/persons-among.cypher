// persons-among — who of some subjects is a person, and by what they are told apart (自然人身份依据)
//
// mode     read
// params   $ids List<String> · $knownAt DateTime
// returns  id String · name String · personKey String · idDigest String · sourceId String
// grain    one row per person
// basis    src/read/candidates-shown.ts
// cost     index on id
// waives   01N52: nobody of a young graph has a key
UNWIND $ids AS id
MATCH (s:Subject {id: id})
WHERE s:Person AND s.recordedAt <= $knownAt
RETURN s.id AS id, s.name AS name, s.personKey AS personKey, s.idDigest AS idDigest, s.sourceId AS sourceId
ORDER BY id
