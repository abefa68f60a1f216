// degree — how many edges of some kinds a subject has (度)
//
// mode     read
// params   $id String · $kinds List<String> · $asOf Date · $knownAt DateTime
// returns  degree Int
// grain    one row
// basis    src/read/README.md
// cost     index on id, then one expansion
MATCH (s:Subject {id: $id})
OPTIONAL MATCH (s)-[r:OWNS|CONTROLS|CONTROLS_IN_CONCERT|HOLDS_POSITION|GUARANTEES|PLEDGES|BRANCH_OF|ACTS_WITH|FAMILY_OF|SUPPLIES_TO]-(:Subject)
WHERE type(r) IN $kinds AND r.validFrom <= $asOf < r.validTo AND r.recordedAt <= $knownAt < r.supersededAt
RETURN count(r) AS degree
