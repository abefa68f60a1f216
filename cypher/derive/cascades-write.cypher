// cascades-write — write one batch of derived edges (stakes that count towards a cascade, 累计持股)
//
// mode     write
// params   $rows List<DerivedRow> · $runId String · $recordedAt DateTime
// returns  written Int
// keys     CASCADES.versionId
// stale    cascades-close supersedes what a later derivation no longer says
UNWIND $rows AS row
MATCH (from:Subject {id: row.fromId})
MATCH (to:Subject {id: row.toId})
MERGE (from)-[r:CASCADES {versionId: row.versionId}]->(to)
SET r += {statementId: row.statementId, sharePpm: row.sharePpm, aggregatePpm: row.aggregatePpm,
          basisIds: row.basisIds, content: row.content, derivedBy: row.derivedBy, ruleVersion: row.ruleVersion,
          runId: $runId, sourceId: 'derived', validFrom: date(row.validFrom), validTo: date(row.validTo),
          recordedAt: $recordedAt, supersededAt: localdatetime('9999-12-31T00:00:00')}
RETURN count(r) AS written
