// namesakes-shown — persons whose names have the words of the names of some persons (同名自然人)
//
// mode     read
// params   $asked List<Map> · $limit Int · $knownAt DateTime
// returns  shownId String · isCut Boolean · bearers List<Map>
// grain    one row per person asked, {id, words}; isCut: the index had more hits than were looked at
// basis    src/read/candidates-shown.ts
// cost     full-text index, once a person, then the versions of each hit
// waives   01N51, 01N52: nobody of a young graph has a key, was merged or judged
UNWIND $asked AS one
MATCH (shown:Subject {id: one.id})
CALL (one) {
  CALL db.index.fulltext.queryNodes('subject_names', one.words, {limit: $limit}) YIELD node
  RETURN collect(node) AS hits
}
RETURN shown.id AS shownId, size(hits) >= $limit AS isCut, COLLECT {
  UNWIND hits AS s
  WITH s
  WHERE s:Person AND s <> shown AND s.recordedAt <= $knownAt
    // Who was merged is told of as the other.
    AND NOT EXISTS { (s)-[m:MERGED_INTO]->() WHERE m.recordedAt <= $knownAt < m.supersededAt }
  // By what was told of it then; a source that is silent about an attribute does not take away what another one says.
  CALL (s) {
    OPTIONAL MATCH (s)<-[:VERSION_OF]-(version:SubjectVersion)
    WHERE version.recordedAt <= $knownAt < version.supersededAt
    WITH version
    ORDER BY version.mergedFrom IS NOT NULL, coalesce(version.statedAt, version.recordedAt) DESC, version.statementId
    RETURN collect(version) AS versions
  }
  WITH s, CASE WHEN size(versions) = 0 THEN [s] ELSE versions END AS told
  RETURN s {.id, name: coalesce(head([v IN told WHERE v.name <> '' | v.name]), ''),
    personKey: head([v IN told WHERE v.personKey IS NOT NULL | v.personKey]),
    idDigest: head([v IN told WHERE v.idDigest IS NOT NULL | v.idDigest]), sourceId: told[0].sourceId,
    isJudgedDifferent:
      EXISTS { (s)-[d:JUDGED_DIFFERENT]-(shown) WHERE d.recordedAt <= $knownAt < d.supersededAt }}
  ORDER BY s.id
} AS bearers
ORDER BY shownId
