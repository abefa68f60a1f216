// branches — how many subjects the question was asked of (分支机构与总公司)
//
// mode     read
// params   $asOf Date · $knownAt DateTime
// returns  population Int
// grain    one row
// basis    src/rules/rule.ts
// cost     one scan
MATCH (a:Subject)-[r:BRANCH_OF]->(b:Subject)
WHERE r.validFrom <= $asOf < r.validTo AND r.recordedAt <= $knownAt < r.supersededAt
UNWIND [a, b] AS subject
RETURN count(DISTINCT subject) AS population
