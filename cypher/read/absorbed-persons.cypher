// absorbed-persons — who was merged into a subject, as judged by a moment (同一人认定)
//
// mode     read
// params   $id String · $knownAt DateTime
// returns  id String
// grain    one row per subject whose judgements in a row end at this one
// basis    src/read/kept-persons.ts
// cost     index on id, then its judgements
// waives   01N51, 01N52: nobody of a young graph was merged
MATCH (kept:Subject {id: $id})
MATCH (s:Subject) (()-[m:MERGED_INTO WHERE m.recordedAt <= $knownAt < m.supersededAt]->())+ (kept)
RETURN DISTINCT s.id AS id
ORDER BY id
