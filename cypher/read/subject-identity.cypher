// subject-identity — by what a subject is told apart, and what may be compared (主体身份依据)
//
// mode     read
// params   $id String · $knownAt DateTime
// returns  id String · isPerson Boolean · name String · otherNames String · formerNames String · personKey String ·
//          idDigest String · uscc String · sourceId String · regionCode String · address String · phone String ·
//          industryCode String · registeredOn Date · registrationNumber String · lei String
// grain    one row, or none where nobody has the id
// basis    src/read/namesakes.ts
// cost     index on id
// waives   01N52: nobody of a young graph has a key or a former name
MATCH (s:Subject {id: $id})
WHERE s.recordedAt <= $knownAt
RETURN s.id AS id, s:Person AS isPerson, s.name AS name, s.otherNames AS otherNames, s.formerNames AS formerNames,
       s.personKey AS personKey, s.idDigest AS idDigest, s.uscc AS uscc, s.sourceId AS sourceId,
       s.regionCode AS regionCode, s.address AS address, s.phone AS phone, s.industryCode AS industryCode,
       s.registeredOn AS registeredOn, s.registrationNumber AS registrationNumber, s.lei AS lei
