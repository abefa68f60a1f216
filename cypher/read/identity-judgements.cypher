// identity-judgements — judgements on a subject that stood at a moment (同一主体认定)
//
// mode     read
// params   $id String · $knownAt DateTime
// returns  kind String · judgementId String · otherId String · by String · reason String · recordedAt DateTime
// grain    one row per judgement, oldest first; kind = mergedInto, merged or different
// basis    src/read/namesakes.ts
// cost     index on id
// waives   01N51, 01N52: nobody of a young graph was judged
MATCH (s:Subject {id: $id})-[j:MERGED_INTO|JUDGED_DIFFERENT]-(other:Subject)
WHERE j.recordedAt <= $knownAt < j.supersededAt
RETURN CASE WHEN type(j) = 'JUDGED_DIFFERENT' THEN 'different'
            WHEN startNode(j) = s THEN 'mergedInto' ELSE 'merged' END AS kind,
       j.judgementId AS judgementId, other.id AS otherId, j.by AS by, j.reason AS reason, j.recordedAt AS recordedAt
ORDER BY recordedAt, judgementId
