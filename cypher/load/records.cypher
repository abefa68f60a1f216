// records — write one batch of checked records (信用记录)
//
// mode     write
// params   $rows List<RecordRow> · $loadId String · $sourceId String · $recordedAt DateTime
// returns  written Int
// keys     Subject.id; Record.statementId with loadId
// stale    sweep/records closes the older version, after this
MATCH (run:LoadRun {id: $loadId})
// Lock first, look second: a run that recovery is rolling back writes nothing more.
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = 'running'
UNWIND $rows AS row
MATCH (subject:Subject {id: row.subjectId})
MERGE (record:Record {statementId: row.statementId, loadId: $loadId})
SET record += {recordType: row.recordType, value: row.value, unit: row.unit, occurredOn: date(row.occurredOn),
          authority: row.authority,
          validFrom: date(row.occurredOn), validTo: date('9999-12-31'),
          documentNo: row.documentNo, content: row.content, authorityCode: row.authorityCode,
          provider: row.provider, providerCode: row.providerCode, divisionCode: row.divisionCode,
          sourceId: $sourceId, contentHash: row.contentHash, toldAs: row.toldAs, recordedAt: $recordedAt,
          supersededAt: localdatetime('9999-12-31T00:00:00')}
MERGE (subject)-[:HAS_RECORD]->(record)
RETURN count(record) AS written
