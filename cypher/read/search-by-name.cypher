// search-by-name — subjects whose name, or another name of theirs, has these words (名称, 曾用名)
//
// mode     read
// params   $words String · $limit Int · $knownAt DateTime
// returns  id String · name String · otherNames String
// grain    one row per subject, best first: short names before long ones
// basis    src/read/README.md
// cost     full-text index
CALL db.index.fulltext.queryNodes('subject_names', $words, {limit: $limit}) YIELD node, score
WHERE node.recordedAt <= $knownAt
RETURN node.id AS id, node.name AS name, node.otherNames AS otherNames
ORDER BY score DESC, id
LIMIT $limit
