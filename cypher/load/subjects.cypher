// subjects — write one batch of subjects (信用主体) and the version of their attributes
//
// mode     write
// params   $rows List<SubjectRow> · $loadId String · $sourceId String · $recordedAt DateTime
// returns  written Int
// keys     Subject.id; SubjectVersion.versionId
// stale    sweep/subjects closes the older version; load/subjects-refresh then renews the subject itself
MATCH (run:LoadRun {id: $loadId})
// Lock first, look second: a run that recovery is rolling back writes nothing more.
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = 'running'
UNWIND $rows AS row
MERGE (s:Subject {id: row.subjectId})
// A subject that is new is seen by nobody before this load ends, so it gets its attributes at once.
ON CREATE SET s += {kind: row.kind, name: row.name, uscc: row.uscc, usccStatus: row.usccStatus,
          regionCode: row.regionCode, status: row.status, registeredOn: date(row.registeredOn),
          dissolvedOn: date(row.dissolvedOn), industryCode: row.industryCode, capitalFen: row.capitalFen, address: row.address, phone: row.phone,
          idDigest: row.idDigest, sourceId: $sourceId, loadId: $loadId, recordedAt: $recordedAt,
          supersededAt: localdatetime('9999-12-31T00:00:00')}
FOREACH (one IN CASE WHEN row.isPerson THEN [s] ELSE [] END | SET one:Person)
FOREACH (one IN CASE WHEN row.isPerson THEN [] ELSE [s] END | SET one:Organisation)
MERGE (v:SubjectVersion {versionId: row.versionId})
SET v += {kind: row.kind, name: row.name, uscc: row.uscc, usccStatus: row.usccStatus,
          regionCode: row.regionCode, status: row.status, registeredOn: date(row.registeredOn),
          dissolvedOn: date(row.dissolvedOn), industryCode: row.industryCode, capitalFen: row.capitalFen, address: row.address, phone: row.phone,
          idDigest: row.idDigest,
          validFrom: date('0001-01-01'), validTo: date('9999-12-31'),
          statementId: row.statementId, sourceId: $sourceId, sourceFile: row.file, sourceLine: row.line,
          loadId: $loadId, contentHash: row.contentHash, recordedAt: $recordedAt,
          supersededAt: localdatetime('9999-12-31T00:00:00'), supersededBy: ''}
MERGE (v)-[:VERSION_OF]->(s)
RETURN count(v) AS written
