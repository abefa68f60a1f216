// concerts-write — write one batch of derived edges (control in concert, 与一致行动人共同控制)
//
// mode     write
// params   $rows List<DerivedRow> · $runId String · $recordedAt DateTime
// returns  written Int
// keys     CONTROLS_IN_CONCERT.versionId
// stale    concerts-close supersedes what a later derivation no longer says
UNWIND $rows AS row
MATCH (from:Subject {id: row.fromId})
MATCH (to:Subject {id: row.toId})
MERGE (from)-[r:CONTROLS_IN_CONCERT {versionId: row.versionId}]->(to)
SET r += {statementId: row.statementId, controlPpm: row.controlPpm, direct: false, partnerIds: row.partnerIds,
          basisCompanyIds: row.basisCompanyIds, basisIds: row.basisIds, content: row.content,
          derivedBy: row.derivedBy, ruleVersion: row.ruleVersion, runId: $runId, sourceId: 'derived',
          validFrom: date(row.validFrom), validTo: date(row.validTo),
          recordedAt: $recordedAt, supersededAt: localdatetime('9999-12-31T00:00:00')}
RETURN count(r) AS written
