// listings — write one batch of checked listings (失信名单)
//
// mode     write
// params   $rows List<ListingRow> · $loadId String · $sourceId String · $recordedAt DateTime
// returns  written Int
// keys     Subject.id; Listing.statementId with loadId
// stale    sweep/listings closes the older version, after this
MATCH (run:LoadRun {id: $loadId})
// Lock first, look second: a run that recovery is rolling back writes nothing more.
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = 'running'
UNWIND $rows AS row
MATCH (subject:Subject {id: row.subjectId})
MERGE (record:Listing {statementId: row.statementId, loadId: $loadId})
SET record += {listCode: row.listCode, authority: row.authority, documentNo: row.documentNo,
          listedOn: date(row.listedOn), removedOn: coalesce(date(row.removedOn), date('9999-12-31')),
          // Until derive has asked the law on periods.
          inUseUntil: coalesce(date(row.removedOn), date('9999-12-31')), toDeleteFrom: date(row.toDeleteFrom),
          sharedUntil: coalesce(date(row.sharedUntil), date('9999-12-31')),
          removalReason: row.removalReason, removalDocumentNo: row.removalDocumentNo,
          jointAuthorities: row.jointAuthorities,
          banUntil: date(row.banUntil), sentenceUntil: date(row.sentenceUntil),
          correctedOn: date(row.correctedOn), actFrom: date(row.actFrom),
          actTo: date(row.actTo), actKnown: row.actKnown,
          validFrom: date(row.listedOn), validTo: coalesce(date(row.removedOn), date('9999-12-31')),
          sourceId: $sourceId, contentHash: row.contentHash, toldAs: row.toldAs, recordedAt: $recordedAt,
          supersededAt: localdatetime('9999-12-31T00:00:00')}
MERGE (subject)-[:LISTED_AS]->(record)
RETURN count(record) AS written
