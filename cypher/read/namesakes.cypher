// namesakes — persons whose name has the words of a name, best first (同名自然人)
//
// mode     read
// params   $words String · $limit Int · $knownAt DateTime
// returns  id String · name String · personKey String · idDigest String · sourceId String · address String · phone String ·
//          persons Int
// grain    one row per person, shorter names first; persons = all persons of the graph
// basis    src/read/namesakes.ts
// cost     full-text index; a count that the database keeps
// waives   01N51, 01N52: nobody of a young graph has a key or was merged
CALL () {
  MATCH (p:Person)
  RETURN count(p) AS persons
}
CALL db.index.fulltext.queryNodes('subject_names', $words, {limit: $limit}) YIELD node AS s, score
WITH s, score, persons
WHERE s:Person AND s.recordedAt <= $knownAt
  // Who was merged is told of as the other.
  AND NOT EXISTS { (s)-[m:MERGED_INTO]->() WHERE m.recordedAt <= $knownAt < m.supersededAt }
RETURN s.id AS id, s.name AS name, s.personKey AS personKey, s.idDigest AS idDigest, s.sourceId AS sourceId,
       s.address AS address, s.phone AS phone, persons
ORDER BY score DESC, id
