// kept-persons — whom all is told of that was told of some subjects, as judged by a moment (同一主体认定)
//
// mode     read
// params   $ids List<String> · $knownAt DateTime
// returns  id String · keptId String
// grain    one row per id that was merged; keptId = the last of such judgements in a row
// basis    src/read/kept-persons.ts
// cost     index on id, then the judgements of each
// waives   01N51, 01N52: nobody of a young graph was merged
UNWIND $ids AS id
MATCH (s:Subject {id: id})
MATCH (s) (()-[m:MERGED_INTO WHERE m.recordedAt <= $knownAt < m.supersededAt]->())+ (kept)
WHERE NOT EXISTS { (kept)-[n:MERGED_INTO]->() WHERE n.recordedAt <= $knownAt < n.supersededAt }
RETURN id, kept.id AS keptId
ORDER BY id
