// concert-among — who acts in concert among some subjects (一致行动)
//
// mode     read
// params   $ids List<String> · $asOf Date · $knownAt DateTime
// returns  oneId String · otherId String
// grain    one row per pair told to act in concert
// basis    src/commands/ownership-above.ts
// cost     index on id, one step from each subject
UNWIND $ids AS id
MATCH (one:Subject {id: id})-[tie:ACTS_WITH]->(other:Subject)
WHERE tie.validFrom <= $asOf < tie.validTo AND tie.recordedAt <= $knownAt < tie.supersededAt
  AND other.id IN $ids
RETURN DISTINCT one.id AS oneId, other.id AS otherId
ORDER BY oneId, otherId
