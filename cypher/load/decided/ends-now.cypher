// ends-now — whom a closed version of a statement speaks of today, where subjects were merged or parted since (同一主体认定)
//
// mode     read
// params   $subjectIds List<String> · $statementId String · $toldIds List<String> · $toldStatementIds List<String>
// returns  originId String · subjectId String · isPerson Boolean
// grain    one row per subject asked, in their order; originId = of whom it was told before any merge that is undone
// basis    src/load/decided/undoing.ts
// cost     an index seek a subject, and its few merges
// waives   01N50, 01N51, 01N52: nobody of a young graph was merged
UNWIND range(0, size($subjectIds) - 1) AS position
MATCH (end:Subject {id: $subjectIds[position]})
CALL (end) {
  // Parted since: it was told of the one who was merged, and the merge is undone.
  OPTIONAL MATCH parting = ((from:Subject)-[m:MERGED_INTO]->(:Subject)
    WHERE m.supersededAt < localdatetime('9999-12-31T00:00:00')
      AND (from.id IN $toldIds
        OR EXISTS { (from)<-[:VERSION_OF]-(told:SubjectVersion) WHERE told.statementId IN $toldStatementIds }
        OR EXISTS { (from)-[link]-(:Subject) WHERE link.statementId = $statementId AND link.supersededBy = m.loadId }
        OR EXISTS {
          (from)-[:LISTED_AS|PENALISED_BY|HAS_RECORD]->(f:Listing|Penalty|Record)
          WHERE f.statementId = $statementId AND f.supersededBy = m.loadId
        }
        OR EXISTS {
          (from)<-[:VERSION_OF]-(v:SubjectVersion) WHERE v.statementId = $statementId AND v.supersededBy = m.loadId
        })){1,8}(end)
  WITH parting
  ORDER BY length(parting) DESC
  RETURN head(collect(head(nodes(parting)))) AS parted
}
WITH position, coalesce(parted, end) AS origin
CALL (origin) {
  MATCH kept = (origin)(()-[n:MERGED_INTO WHERE n.supersededAt = localdatetime('9999-12-31T00:00:00')]->()){0,8}(:Subject)
  WITH kept
  ORDER BY length(kept) DESC
  RETURN head(collect(last(nodes(kept)))) AS subject
}
RETURN origin.id AS originId, subject.id AS subjectId, subject:Person AS isPerson
ORDER BY position
