// search — subjects by code, id or name (查询)
//
// mode     read
// params   $code String · $query String · $limit Int · $knownAt DateTime
// returns  id String · total Int
// grain    one row per hit, best first; total counts all hits
// basis    src/read/README.md
// cost     full-text index
CALL () {
  MATCH (s:Subject)
  WHERE s.id = $code OR s.uscc = $code
  RETURN s, 1000.0 AS weight
  UNION
  CALL db.index.fulltext.queryNodes('subject_name', $query) YIELD node, score
  RETURN node AS s, score AS weight
}
WITH s, max(weight) AS weight
WHERE s.recordedAt <= $knownAt
WITH s, weight
ORDER BY weight DESC, s.id
WITH collect(s.id) AS ids
UNWIND ids[0..$limit] AS id
RETURN id, size(ids) AS total
