// search-by-initials — organisations by the beginning of their pinyin initials (拼音首字母)
//
// mode     read
// params   $starts List<String> · $limit Int · $knownAt DateTime
// returns  id String · name String · otherNames String
// grain    one row per organisation, in the order of initials
// basis    src/names/initials.ts
// cost     one index seek a start; as many entries as the limit of each
UNWIND $starts AS start
CALL (start) {
  MATCH (s:Subject)
  WHERE s.initials STARTS WITH start AND s.recordedAt <= $knownAt
  WITH s
  ORDER BY s.initials
  LIMIT $limit
  RETURN s
}
RETURN s.id AS id, s.name AS name, s.otherNames AS otherNames
ORDER BY s.initials, id
LIMIT $limit
