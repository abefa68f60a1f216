// guarantors — how many subjects the question was asked of (担保方)
//
// mode     read
// params   $asOf Date · $knownAt DateTime
// returns  population Int
// grain    one row
// basis    src/rules/rule.ts
// cost     one scan
MATCH (subject:Subject)-[r:GUARANTEES]->(:Subject)
WHERE r.validFrom <= $asOf < r.validTo AND r.recordedAt <= $knownAt < r.supersededAt
RETURN count(DISTINCT subject) AS population
