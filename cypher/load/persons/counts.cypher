// counts — how many persons are keyed by which secret
//
// mode     read
// returns  secretId String · persons Int
// grain    one row per secret; versions count where their person has another key
// basis    src/load/identity/rotate-persons.ts
// cost     one scan of each index on personKey
CALL () {
  MATCH (v:Person)
  WHERE v.personKey >= ''
  RETURN v.personKey AS personKey
  UNION
  MATCH (v:SubjectVersion)
  WHERE v.personKey >= ''
  RETURN v.personKey AS personKey
}
RETURN split(personKey, ':')[0] AS secretId, count(*) AS persons
ORDER BY secretId
