// namesakes — persons whose name has the words of a name, best first (同名自然人)
//
// mode     read
// params   $words String · $limit Int · $knownAt DateTime
// returns  id String · name String · personKey String · idDigest String · sourceId String · address String · phone String ·
//          persons Int
// grain    one row per person, shorter names first; persons = all persons of the graph
// basis    src/read/namesakes.ts
// cost     full-text index, then the versions of each; a count that the database keeps
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
// By what was told of it then; a source that is silent about an attribute does not take away what another one says.
CALL (s) {
  OPTIONAL MATCH (s)<-[:VERSION_OF]-(version:SubjectVersion)
  WHERE version.recordedAt <= $knownAt < version.supersededAt
  WITH version
  ORDER BY version.recordedAt DESC, version.statementId
  RETURN collect(version) AS versions
}
WITH s, score, persons, CASE WHEN size(versions) = 0 THEN [s] ELSE versions END AS told
RETURN s.id AS id, coalesce(head([v IN told WHERE v.name <> '' | v.name]), '') AS name,
       head([v IN told WHERE v.personKey IS NOT NULL | v.personKey]) AS personKey,
       head([v IN told WHERE v.idDigest IS NOT NULL | v.idDigest]) AS idDigest,
       told[0].sourceId AS sourceId,
       head([v IN told WHERE v.address IS NOT NULL | v.address]) AS address,
       head([v IN told WHERE v.phone IS NOT NULL | v.phone]) AS phone, persons
ORDER BY score DESC, id
