// open — open alerts (线索), or a new episode of resolved ones, each with its line of history
//
// mode     write
// params   $rows List<AlertRow>
// returns  written Int
// keys     Alert.id; AlertEvent.id
// stale    resolve closes what a later complete run no longer finds
UNWIND $rows AS row
MATCH (target:Subject {id: row.targetId})
MERGE (a:Alert {id: row.id})
SET a += {key: row.key, ruleId: row.ruleId, ruleVersion: row.ruleVersion, targetId: row.targetId, seedId: row.seedId,
          seedIds: row.seedIds, discriminator: row.discriminator, severity: row.severity, verdict: row.verdict,
          hops: row.hops, measure: row.measure, status: 'OPEN', openedAt: localdatetime(row.at),
          openedOn: date(row.asOf), resolvedAt: null, episode: row.episode, snoozedUntil: null,
          certificateHash: row.certificateHash, evidenceHash: row.evidenceHash, proofJson: row.proofJson,
          paramsJson: row.paramsJson, asOf: date(row.asOf), knownAt: localdatetime(row.knownAt)}
MERGE (a)-[:ABOUT]->(target)
WITH a, row
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
