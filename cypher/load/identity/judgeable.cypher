// judgeable — what stands for and against taking two subjects for one
//
// mode     read
// params   $oneId String · $otherId String
// returns  id String · isPerson Boolean · personKey String · uscc String · mergedInto String ·
//          linkedBy String · differentId String
// grain    one row per known subject
// basis    src/load/identity/identity-judgements.ts
// cost     index on id; links of the one with the fewer
UNWIND [$oneId, $otherId] AS id
MATCH (s:Subject {id: id})
OPTIONAL MATCH (s)-[m:MERGED_INTO WHERE m.supersededAt = localdatetime('9999-12-31T00:00:00')]->(kept:Subject)
WITH s, head(collect(kept.id)) AS mergedInto
CALL (s) {
  OPTIONAL MATCH (s)-[link]-(:Subject {id: CASE s.id WHEN $oneId THEN $otherId ELSE $oneId END})
  WHERE link.statementId IS NOT NULL AND link.supersededAt = localdatetime('9999-12-31T00:00:00')
  RETURN head(collect(type(link))) AS linkedBy
}
CALL (s) {
  OPTIONAL MATCH (s)-[d:JUDGED_DIFFERENT]-(:Subject {id: CASE s.id WHEN $oneId THEN $otherId ELSE $oneId END})
  WHERE d.supersededAt = localdatetime('9999-12-31T00:00:00')
  RETURN head(collect(d.judgementId)) AS differentId
}
RETURN s.id AS id, s:Person AS isPerson, s.personKey AS personKey, s.uscc AS uscc, mergedInto, linkedBy, differentId
