// report-candidates — persons known by name alone, never merged (仅有姓名的自然人)
//
// mode     read
// params   $knownAt DateTime
// returns  persons Int
// grain    one row
// basis    src/report/daily-report-input.ts
// cost     one scan of Person, and the versions of those told more than once
MATCH (person:Person)
WHERE person.recordedAt <= $knownAt
  AND CASE WHEN person.statementId IS NOT NULL THEN person.idDigest IS NULL ELSE NOT EXISTS {
        (person)<-[:VERSION_OF]-(told:SubjectVersion WHERE told.recordedAt <= $knownAt AND told.idDigest IS NOT NULL)
      } END
RETURN count(person) AS persons
