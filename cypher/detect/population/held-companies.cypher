// held-companies — how many subjects the question was asked of (有股东的企业)
//
// mode     read
// params   $asOf Date · $knownAt DateTime
// returns  population Int
// grain    one row
// basis    src/rules/rule.ts
// cost     one scan
MATCH (:Subject)-[r:OWNS]->(subject:Organisation)
WHERE r.validFrom <= $asOf < r.validTo AND r.recordedAt <= $knownAt < r.supersededAt
RETURN count(DISTINCT subject) AS population
