// organisations-near — organisations that state an address or a phone number, or are led by persons of a name (同址、同话、同负责人)
//
// mode     read
// params   $address String · $phone String · $leaderWords List<String> · $roles List<String> · $sharersMax Int ·
//          $limit Int · $asOf Date · $knownAt DateTime
// returns  id String · name String · otherNames String · formerNames String
// grain    one row per organisation, by its attributes of now
// basis    src/read/brand-slips.ts
// cost     two index seeks of at most sharersMax + 1 subjects; per leader's name as many persons, and offices of each
// waives   01N52: nobody of a young graph has a phone number, a former name or was merged
CALL () {
  MATCH (s:Subject)
  WHERE s.address = $address
  WITH s
  LIMIT $sharersMax + 1
  // An address that more state says nothing.
  WITH collect(s) AS sharers
  WHERE size(sharers) <= $sharersMax
  UNWIND sharers AS s
  RETURN s
  UNION
  MATCH (s:Subject)
  WHERE s.phone = $phone
  WITH s
  LIMIT $sharersMax + 1
  WITH collect(s) AS sharers
  WHERE size(sharers) <= $sharersMax
  UNWIND sharers AS s
  RETURN s
  UNION
  UNWIND $leaderWords AS words
  CALL (words) {
    CALL db.index.fulltext.queryNodes('subject_names', words, {limit: $sharersMax}) YIELD node, score
    WHERE node:Person
    RETURN node AS leader
    ORDER BY score DESC, node.id
  }
  CALL (leader) {
    MATCH (leader)-[r:HOLDS_POSITION]->(o:Organisation)
    WHERE r.role IN $roles AND r.validFrom <= $asOf < r.validTo AND r.recordedAt <= $knownAt < r.supersededAt
    WITH DISTINCT o
    ORDER BY o.id
    LIMIT $sharersMax
    RETURN o AS s
  }
  RETURN s
}
WITH DISTINCT s
WHERE s:Organisation AND s.recordedAt <= $knownAt
  // Who was merged is told of as the other.
  AND NOT EXISTS { (s)-[m:MERGED_INTO]->() WHERE m.recordedAt <= $knownAt < m.supersededAt }
RETURN s.id AS id, s.name AS name, s.otherNames AS otherNames, s.formerNames AS formerNames
ORDER BY id
LIMIT $limit
