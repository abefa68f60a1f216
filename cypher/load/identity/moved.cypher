// moved — statements that belong to a subject that was merged: those the merge moved, and those told since then
//
// mode     read
// params   $judgementId String
// returns  fromId String · toId String · toMergedInto String · statementIds List<String>
// grain    one row, or none where no such merge stands
// basis    src/load/identity/identity-judgements.ts
// cost     index on judgementId; all that was ever told of both
// waives   01N52: nobody of a young graph is told of under another id
MATCH (from:Subject)-[m:MERGED_INTO {judgementId: $judgementId}]->(to:Subject)
WHERE m.supersededAt = localdatetime('9999-12-31T00:00:00')
CALL (from, m) {
  MATCH (from)<-[:VERSION_OF]-(v:SubjectVersion {supersededBy: m.loadId})
  RETURN collect(v.statementId) AS versionIds
}
CALL (from, to, m) {
  // Told since by its code or key, which found the one that was kept.
  MATCH (to)<-[:VERSION_OF]-(v:SubjectVersion)
  WHERE v.recordedAt > m.recordedAt AND (v.uscc = from.uscc OR v.personKey = from.personKey)
    AND NOT EXISTS {
      (to)<-[:VERSION_OF]-(own:SubjectVersion)
      WHERE own.recordedAt < m.recordedAt
        AND (own.statementId = v.statementId OR own.uscc = v.uscc OR own.personKey = v.personKey)
    }
  RETURN collect(v.statementId) AS foundIds
}
WITH from, to, m, versionIds + foundIds AS versionIds
CALL (from, m) {
  MATCH (from)-[r]-(:Subject)
  WHERE r.supersededBy = m.loadId AND r.statementId IS NOT NULL
  RETURN collect(r.statementId) AS linkIds
}
CALL (from, m) {
  MATCH (from)-[:LISTED_AS|PENALISED_BY|HAS_RECORD|HAS_LISTING_STEP]->(f)
  WHERE f.supersededBy = m.loadId
  RETURN collect(f.statementId) AS factIds
}
CALL (to, versionIds) {
  MATCH (to)<-[:VERSION_OF]-(v:SubjectVersion)
  WHERE NOT v.statementId IN versionIds
  RETURN collect(v.statementId) AS ownIds
}
CALL (from, to, versionIds, ownIds) {
  // Told of the merged subject since: under an id that was its own, or that of the graph.
  MATCH (to)-[r]-(:Subject)
  WHERE any(toldId IN split(r.toldAs, '\n') WHERE r.sourceId + ':' + toldId IN versionIds
            OR (toldId = from.id AND NOT r.sourceId + ':' + toldId IN ownIds))
  RETURN collect(r.statementId) AS linksSince
}
CALL (from, to, versionIds, ownIds) {
  MATCH (to)-[:LISTED_AS|PENALISED_BY|HAS_RECORD|HAS_LISTING_STEP]->(f)
  WHERE any(toldId IN split(f.toldAs, '\n') WHERE f.sourceId + ':' + toldId IN versionIds
            OR (toldId = from.id AND NOT f.sourceId + ':' + toldId IN ownIds))
  RETURN collect(f.statementId) AS factsSince
}
OPTIONAL MATCH (to)-[further:MERGED_INTO WHERE further.supersededAt = localdatetime('9999-12-31T00:00:00')]->(next:Subject)
RETURN from.id AS fromId, to.id AS toId, head(collect(next.id)) AS toMergedInto,
       versionIds + linkIds + factIds + linksSince + factsSince AS statementIds
