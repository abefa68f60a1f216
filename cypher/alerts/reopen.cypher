// reopen — a new episode of resolved alerts (线索), with its line of history
//
// mode     write
// params   $rows List<AlertRow>
// returns  written Int
// keys     Alert.id; AlertEvent.id; AlertVersion.eventId
// stale    resolve closes what a later complete run no longer finds
UNWIND $rows AS row
MATCH (a:Alert {id: row.id})
// The first opening is told by the alert itself, and this one takes its place there: it becomes a line of its own.
CALL (a) {
  WITH a
  WHERE a.episode = 1 AND NOT EXISTS { (:AlertEvent {action: 'opened'})-[:OF]->(a) }
  MERGE (first:AlertEvent {id: a.id + ':opened'})
  SET first += {alertId: a.id, at: a.openedAt, actor: 'job:' + a.ruleId, action: 'opened', fromStatus: null,
                toStatus: 'OPEN', reason: '规则命中'}
  MERGE (first)-[:OF]->(a)
}
// What it said until now stays, for whoever asks of a moment before. A transaction tried again finds it kept.
MERGE (was:AlertVersion {eventId: row.eventId})
ON CREATE SET was += properties(a), was.until = localdatetime(row.at)
MERGE (a)-[:WAS]->(was)
SET a += {key: row.key, ruleId: row.ruleId, ruleVersion: row.ruleVersion, targetId: row.targetId, seedId: row.seedId,
          seedIds: row.seedIds, discriminator: row.discriminator, severity: row.severity, verdict: row.verdict,
          hops: row.hops, measure: row.measure, status: 'OPEN', openedAt: localdatetime(row.at),
          openedOn: date(row.asOf), resolvedAt: null, episode: row.episode, snoozedUntil: null,
          certificateHash: row.certificateHash, evidenceHash: row.evidenceHash, proofJson: row.proofJson,
          paramsJson: row.paramsJson, asOf: date(row.asOf), knownAt: localdatetime(row.knownAt)}
WITH a, row
OPTIONAL MATCH (a)-[old:BECAUSE_OF]->(before:Subject)
WHERE NOT before.id IN row.seedIds
DELETE old
WITH DISTINCT a, row
CALL (a, row) {
  UNWIND row.seedIds AS seedId
  MATCH (seed:Subject {id: seedId})
  MERGE (a)-[:BECAUSE_OF]->(seed)
}
MERGE (event:AlertEvent {id: row.eventId})
SET event += {alertId: row.id, at: localdatetime(row.at), actor: row.actor, action: row.action,
              fromStatus: row.fromStatus, toStatus: 'OPEN', reason: row.reason}
MERGE (event)-[:OF]->(a)
RETURN count(*) AS written
