// officers — how many subjects the question was asked of (任职人员)
//
// mode     read
// params   $asOf Date · $knownAt DateTime
// returns  population Int
// grain    one row
// basis    src/rules/rule.ts
// cost     one scan
MATCH (subject:Person)-[r:HOLDS_POSITION]->(:Subject)
WHERE r.validFrom <= $asOf < r.validTo AND r.recordedAt <= $knownAt < r.supersededAt
RETURN count(DISTINCT subject) AS population
