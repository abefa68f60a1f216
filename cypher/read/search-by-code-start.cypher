// search-by-code-start — subjects whose code (统一社会信用代码) begins so
//
// mode     read
// params   $codeStart String · $limit Int · $knownAt DateTime
// returns  id String · name String · otherNames String
// grain    one row per subject, in the order of codes
// basis    src/read/README.md
// cost     one index seek and as many entries as are answered
MATCH (s:Subject)
WHERE s.uscc STARTS WITH $codeStart AND s.recordedAt <= $knownAt
WITH s
ORDER BY s.uscc
LIMIT $limit
RETURN s.id AS id, s.name AS name, s.otherNames AS otherNames
