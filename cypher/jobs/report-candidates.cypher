// report-candidates — persons known by name alone, never merged (仅有姓名的自然人)
//
// mode     read
// params   $knownAt DateTime
// returns  persons Int
// grain    one row
// basis    src/report/daily-report-input.ts
// cost     one scan of Person
MATCH (person:Person)
WHERE person.recordedAt <= $knownAt AND person.idDigest IS NULL
RETURN count(person) AS persons
