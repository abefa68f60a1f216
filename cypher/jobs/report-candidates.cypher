// report-candidates — persons known by name alone, never merged (仅有姓名的自然人)
//
// mode     read
// params   $knownAt DateTime
// returns  persons Int
// grain    one row
// basis    src/report/daily-report-input.ts
// cost     one scan of Person, and the versions of those told more than once
// waives   01N52: nobody of a young graph has a key
MATCH (person:Person)
WHERE person.recordedAt <= $knownAt
  AND CASE WHEN person.statementId IS NOT NULL THEN coalesce(person.personKey, person.idDigest) IS NULL ELSE NOT EXISTS {
        (person)<-[:VERSION_OF]-(told:SubjectVersion WHERE told.recordedAt <= $knownAt AND coalesce(told.personKey, told.idDigest) IS NOT NULL)
      } END
RETURN count(person) AS persons
