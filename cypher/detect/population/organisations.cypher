// organisations — how many subjects the question was asked of (组织)
//
// mode     read
// params   $asOf Date · $knownAt DateTime
// returns  population Int
// grain    one row
// basis    src/rules/rule.ts
// cost     one scan
MATCH (subject:Organisation)
WHERE coalesce(subject.registeredOn <= $asOf, true) AND subject.recordedAt <= $knownAt
RETURN count(subject) AS population
