// search-by-code — subjects by id, code (统一社会信用代码), organisation code inside it, registration number or LEI
//
// mode     read
// params   $code String · $limit Int · $knownAt DateTime
// returns  id String · name String · otherNames String · whole Boolean
// grain    one row per subject; whole: the text is its id or a number of its own, not the nine characters inside
// basis    src/read/README.md
// cost     five index seeks
// waives   01N52: nobody of a young graph has a registration number or LEI
CALL () {
  MATCH (s:Subject {id: $code})
  RETURN s
  UNION
  MATCH (s:Subject {uscc: $code})
  RETURN s
  UNION
  MATCH (s:Subject {organisationCode: $code})
  RETURN s
  UNION
  MATCH (s:Subject {registrationNumber: $code})
  RETURN s
  UNION
  MATCH (s:Subject {lei: $code})
  RETURN s
}
WITH s
WHERE s.recordedAt <= $knownAt
RETURN s.id AS id, s.name AS name, s.otherNames AS otherNames, 
       coalesce($code IN [s.id, s.uscc, s.registrationNumber, s.lei], false) AS whole
ORDER BY whole DESC, id
LIMIT $limit
