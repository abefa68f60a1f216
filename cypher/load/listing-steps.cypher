// listing-steps — write one batch of checked steps of listing procedures (认定程序)
//
// mode     write
// params   $rows List<ListingStepRow> · $loadId String · $sourceId String · $recordedAt DateTime
// returns  written Int
// keys     Subject.id; ListingStep.statementId with loadId
// stale    sweep/listing-steps closes the older version, after this
MATCH (run:LoadRun {id: $loadId})
// Lock first, look second: a run that recovery is rolling back writes nothing more.
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = 'running'
UNWIND $rows AS row
MATCH (subject:Subject {id: row.subjectId})
MERGE (step:ListingStep {statementId: row.statementId, loadId: $loadId})
SET step += {listCode: row.listCode, procedureId: row.procedureId, stage: row.stage, stageOn: date(row.stageOn),
          documentNo: row.documentNo, authority: row.authority, listingId: row.listingId, outcome: row.outcome,
          documentName: row.documentName, validFrom: date(row.stageOn), validTo: date('9999-12-31'),
          sourceId: $sourceId, contentHash: row.contentHash, toldAs: row.toldAs, recordedAt: $recordedAt,
          supersededAt: localdatetime('9999-12-31T00:00:00')}
MERGE (subject)-[:HAS_LISTING_STEP]->(step)
RETURN count(step) AS written
