// penalties — write one batch of checked penalties (行政处罚)
//
// mode     write
// params   $rows List<PenaltyRow> · $loadId String · $sourceId String · $recordedAt DateTime
// returns  written Int
// keys     Subject.id; Penalty.statementId with loadId
// stale    sweep/penalties closes the older version, after this
MATCH (run:LoadRun {id: $loadId})
// Lock first, look second: a run that recovery is rolling back writes nothing more.
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = 'running'
UNWIND $rows AS row
MATCH (subject:Subject {id: row.subjectId})
MERGE (record:Penalty {statementId: row.statementId, loadId: $loadId})
SET record += {penaltyType: row.penaltyType, amountFen: row.amountFen, authority: row.authority,
          documentNo: row.documentNo, decidedOn: date(row.decidedOn),
          publishUntil: coalesce(date(row.publishUntil), date('9999-12-31')),
          // Until derive has asked the law on periods.
          inUseUntil: coalesce(date(row.publishUntil), date('9999-12-31')), toDeleteFrom: date(row.toDeleteFrom),
          removalReason: row.removalReason, banUntil: date(row.banUntil), sentenceUntil: date(row.sentenceUntil),
          correctedOn: date(row.correctedOn),
          actFrom: date(row.actFrom), actTo: date(row.actTo), actKnown: row.actKnown,
          validFrom: date(row.decidedOn), validTo: date('9999-12-31'),
          caseName: row.caseName, offence: row.offence, legalBasis: row.legalBasis, content: row.content,
          authorityCode: row.authorityCode, provider: row.provider, providerCode: row.providerCode, divisionCode: row.divisionCode,
          sourceId: $sourceId, contentHash: row.contentHash, toldAs: row.toldAs, recordedAt: $recordedAt,
          supersededAt: localdatetime('9999-12-31T00:00:00')}
MERGE (subject)-[:PENALISED_BY]->(record)
RETURN count(record) AS written
