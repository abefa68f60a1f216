// conflicts-write — register conflicts: totals above 100 %, overlapping rows of one pair (登记冲突)
//
// mode     write
// params   $rows List<DerivedRow> · $runId String · $recordedAt DateTime
// returns  written Int
// keys     HoldingConflict.versionId
// stale    conflicts-close supersedes what a later derivation no longer says
UNWIND $rows AS row
MATCH (company:Subject {id: row.companyId})
MERGE (c:HoldingConflict {versionId: row.versionId})
SET c += {statementId: row.statementId, kind: row.kind, totalPpm: row.totalPpm, basisIds: row.basisIds,
          content: row.content, derivedBy: row.derivedBy, ruleVersion: row.ruleVersion, runId: $runId,
          validFrom: date(row.validFrom), validTo: date(row.validTo),
          recordedAt: $recordedAt, supersededAt: localdatetime('9999-12-31T00:00:00')}
MERGE (company)-[:HAS_CONFLICT]->(c)
RETURN count(c) AS written
