// shareholdings — write one batch of checked stakes (股东持股)
//
// mode     write
// params   $rows List<ShareholdingRow> · $loadId String · $sourceId String · $recordedAt DateTime
// returns  written Int
// keys     Subject.id of both ends; OWNS.statementId with loadId
// stale    sweep/shareholdings closes the older version, after this
MATCH (run:LoadRun {id: $loadId})
// Lock first, look second: a run that recovery is rolling back writes nothing more.
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = 'running'
UNWIND $rows AS row
MATCH (holder:Subject {id: row.fromId})
MATCH (company:Subject {id: row.toId})
MERGE (holder)-[r:OWNS {statementId: row.statementId, loadId: $loadId}]->(company)
SET r += {sharePpm: row.sharePpm, sharePpmMin: row.sharePpmMin, sharePpmMax: row.sharePpmMax,
          votesPpm: row.votesPpm, controlPpm: row.controlPpm, amountFen: row.amountFen,
          validFrom: coalesce(date(row.validFrom), date('0001-01-01')),
          validTo: coalesce(date(row.validTo), date('9999-12-31')),
          sourceId: $sourceId, contentHash: row.contentHash, toldAs: row.toldAs, recordedAt: $recordedAt,
          supersededAt: localdatetime('9999-12-31T00:00:00')}
RETURN count(r) AS written
