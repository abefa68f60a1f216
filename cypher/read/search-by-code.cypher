// search-by-code — subjects by id, code (统一社会信用代码) or the organisation code inside it (组织机构代码)
//
// mode     read
// params   $code String · $limit Int · $knownAt DateTime
// returns  id String · name String · otherNames String · whole Boolean
// grain    one row per subject; whole: the text is its id or its code, not the nine characters inside
// basis    src/read/README.md
// cost     three index seeks
CALL () {
  MATCH (s:Subject {id: $code})
  RETURN s
  UNION
  MATCH (s:Subject {uscc: $code})
  RETURN s
  UNION
  MATCH (s:Subject {organisationCode: $code})
  RETURN s
}
WITH s
WHERE s.recordedAt <= $knownAt
RETURN s.id AS id, s.name AS name, s.otherNames AS otherNames, $code IN [s.id, s.uscc] AS whole
ORDER BY whole DESC, id
LIMIT $limit
