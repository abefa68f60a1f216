// guarantees — write one batch of checked guarantees (担保)
//
// mode     write
// params   $rows List<LinkRow> · $loadId String · $sourceId String · $recordedAt DateTime
// returns  written Int
// keys     Subject.id of both ends; GUARANTEES.statementId with loadId
// stale    sweep/guarantees closes the older version, after this
MATCH (run:LoadRun {id: $loadId})
// Lock first, look second: a run that recovery is rolling back writes nothing more.
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = 'running'
UNWIND $rows AS row
MATCH (one:Subject {id: row.fromId})
MATCH (other:Subject {id: row.toId})
MERGE (one)-[r:GUARANTEES {statementId: row.statementId, loadId: $loadId}]->(other)
SET r += {amountFen: row.amountFen,
          validFrom: coalesce(date(row.validFrom), date('0001-01-01')),
          validTo: coalesce(date(row.validTo), date('9999-12-31')),
          sourceId: $sourceId, contentHash: row.contentHash, toldAs: row.toldAs, recordedAt: $recordedAt,
          supersededAt: localdatetime('9999-12-31T00:00:00')}
RETURN count(r) AS written
