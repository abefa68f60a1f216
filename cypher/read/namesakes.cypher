// namesakes — persons, or organisations, whose names have the words of a name, best first (同名主体)
//
// mode     read
// params   $words String · $isPerson Boolean · $limit Int · $knownAt DateTime
// returns  id String · name String · otherNames String · formerNames String · personKey String · idDigest String ·
//          uscc String · sourceId String · regionCode String · address String · phone String · industryCode String ·
//          registeredOn Date · registrationNumber String · lei String
// grain    one row per subject, shorter names first
// basis    src/read/namesakes.ts
// cost     full-text index
// waives   01N51, 01N52: nobody of a young graph has a key, a former name or was merged
CALL db.index.fulltext.queryNodes('subject_names', $words, {limit: $limit}) YIELD node AS s, score
WHERE (s:Person) = $isPerson AND s.recordedAt <= $knownAt
  // Who was merged is told of as the other.
  AND NOT EXISTS { (s)-[m:MERGED_INTO]->() WHERE m.recordedAt <= $knownAt < m.supersededAt }
RETURN s.id AS id, s.name AS name, s.otherNames AS otherNames, s.formerNames AS formerNames,
       s.personKey AS personKey, s.idDigest AS idDigest, s.uscc AS uscc, s.sourceId AS sourceId,
       s.regionCode AS regionCode, s.address AS address, s.phone AS phone, s.industryCode AS industryCode,
       s.registeredOn AS registeredOn, s.registrationNumber AS registrationNumber, s.lei AS lei
ORDER BY score DESC, id
