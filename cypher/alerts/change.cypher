// change — evidence of kept alerts changed: new proof, one line of history
//
// mode     write
// params   $rows List<AlertRow>
// returns  written Int
// keys     Alert.id; AlertEvent.id; AlertVersion.eventId
// stale    none: history stays
// waives   01N50, 01N51, 01N52: nobody has objected in a young graph
// Lock first, look second: an objection marks and holds under the same lock, so that nothing is opened past it.
MERGE (book:JobLock {key: 'alert-book'})
SET book.owner = null
WITH book
CALL () {
  MATCH (objection:Objection {status: 'pending'})
  RETURN collect(objection) AS live
}
UNWIND $rows AS row
MATCH (a:Alert {id: row.id})
// What it said until now stays, for whoever asks of a moment before. A transaction tried again finds it kept.
MERGE (was:AlertVersion {eventId: row.eventId})
ON CREATE SET was += properties(a), was.until = localdatetime(row.at)
MERGE (a)-[:WAS]->(was)
WITH a, row, [objection IN live WHERE row.proofJson CONTAINS objection.hopText | objection.id] AS heldBy
OPTIONAL MATCH (a)-[old:BECAUSE_OF]->(before:Subject)
WHERE NOT before.id IN row.seedIds
DELETE old
WITH DISTINCT a, row, heldBy
SET a += {ruleVersion: row.ruleVersion, seedIds: row.seedIds, severity: row.severity, verdict: row.verdict,
          hops: row.hops, measure: row.measure,
          status: CASE WHEN size(heldBy) > 0 THEN 'HELD' ELSE row.toStatus END,
          heldFrom: CASE WHEN size(heldBy) > 0 THEN row.toStatus END, snoozedUntil: row.snoozedUntil,
          certificateHash: row.certificateHash, evidenceHash: row.evidenceHash, proofJson: row.proofJson,
          paramsJson: row.paramsJson, asOf: date(row.asOf), knownAt: localdatetime(row.knownAt)}
WITH a, row, heldBy
CALL (a, row) {
  UNWIND row.seedIds AS seedId
  MATCH (seed:Subject {id: seedId})
  MERGE (a)-[:BECAUSE_OF]->(seed)
}
MERGE (event:AlertEvent {id: row.eventId})
SET event += {alertId: row.id, at: localdatetime(row.at), actor: row.actor, action: row.action,
              fromStatus: row.fromStatus, toStatus: a.status, assignee: a.assignee, snoozedUntil: a.snoozedUntil,
              reason: row.reason + CASE WHEN size(heldBy) = 0 THEN '' ELSE
                reduce(text = '；所依据的记录处于异议中，异议编号', id IN heldBy | text + ' ' + id) END}
MERGE (event)-[:OF]->(a)
RETURN count(*) AS written
