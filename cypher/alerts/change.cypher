// change — evidence of kept alerts changed: new proof, one line of history
//
// mode     write
// params   $rows List<AlertRow>
// returns  written Int
// keys     Alert.id; AlertEvent.id; AlertVersion.eventId
// stale    none: history stays
UNWIND $rows AS row
MATCH (a:Alert {id: row.id})
// What it said until now stays, for whoever asks of a moment before. A transaction tried again finds it kept.
MERGE (was:AlertVersion {eventId: row.eventId})
ON CREATE SET was += properties(a), was.until = localdatetime(row.at)
MERGE (a)-[:WAS]->(was)
WITH a, row
OPTIONAL MATCH (a)-[old:BECAUSE_OF]->(before:Subject)
WHERE NOT before.id IN row.seedIds
DELETE old
WITH DISTINCT a, row
SET a += {ruleVersion: row.ruleVersion, seedIds: row.seedIds, severity: row.severity, verdict: row.verdict,
          hops: row.hops, measure: row.measure, status: row.toStatus, snoozedUntil: row.snoozedUntil,
          certificateHash: row.certificateHash, evidenceHash: row.evidenceHash, proofJson: row.proofJson,
          paramsJson: row.paramsJson, asOf: date(row.asOf), knownAt: localdatetime(row.knownAt)}
WITH a, row
CALL (a, row) {
  UNWIND row.seedIds AS seedId
  MATCH (seed:Subject {id: seedId})
  MERGE (a)-[:BECAUSE_OF]->(seed)
}
MERGE (event:AlertEvent {id: row.eventId})
SET event += {alertId: row.id, at: localdatetime(row.at), actor: row.actor, action: row.action,
              fromStatus: row.fromStatus, toStatus: row.toStatus, reason: row.reason}
MERGE (event)-[:OF]->(a)
RETURN count(*) AS written
