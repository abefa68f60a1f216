// subjects — write one batch of subjects (信用主体) and what was told of their attributes
//
// mode     write
// params   $rows List<SubjectRow> · $loadId String · $sourceId String · $recordedAt DateTime
// returns  written Int
// keys     Subject.id; statementId with loadId, of the subject itself or of its SubjectVersion
// stale    sweep/subjects closes the older version; load/subjects-refresh then renews the subject itself
// waives   01N52: nobody of a young graph was merged
MATCH (run:LoadRun {id: $loadId})
// Lock first, look second: a run that recovery is rolling back writes nothing more.
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = 'running'
UNWIND $rows AS row
MERGE (s:Subject {id: row.subjectId})
// A subject that is new is seen by nobody before this load ends, so it gets its attributes at once; told once, it
// is its own version and carries the statement itself.
ON CREATE SET s += {kind: row.kind, name: row.name, uscc: row.uscc, usccStatus: row.usccStatus,
          regionCode: row.regionCode, status: row.status, registeredOn: date(row.registeredOn),
          dissolvedOn: date(row.dissolvedOn), industryCode: row.industryCode, capitalFen: row.capitalFen, address: row.address, phone: row.phone,
          idDigest: row.idDigest, personKey: row.personKey, formerNames: row.formerNames,
          registrationNumber: row.registrationNumber, lei: row.lei, initials: row.initials,
          organisationCode: row.organisationCode, otherNames: row.otherNames,
          statementId: row.statementId, contentHash: row.contentHash, sourceId: $sourceId, loadId: $loadId, recordedAt: $recordedAt,
          supersededAt: localdatetime('9999-12-31T00:00:00')}
FOREACH (one IN CASE WHEN row.isPerson THEN [s] ELSE [] END | SET one:Person)
FOREACH (one IN CASE WHEN row.isPerson THEN [] ELSE [s] END | SET one:Organisation)
WITH s, row
CALL (s, row) {
  // Told again: what it carried becomes a version beside it.
  WITH s, row
  WHERE s.statementId IS NOT NULL AND (s.statementId <> row.statementId OR s.loadId <> $loadId)
  CREATE (first:SubjectVersion)-[:VERSION_OF]->(s)
  SET first = s {.kind, .name, .uscc, .usccStatus, .regionCode, .status, .registeredOn, .dissolvedOn,
        .industryCode, .capitalFen, .address, .phone, .idDigest, .personKey, .formerNames, .registrationNumber, .lei, .initials, .organisationCode, .otherNames,
        .statementId, .contentHash, .sourceId, .loadId, .recordedAt, .supersededAt, .supersededBy},
      s.statementId = null, s.contentHash = null, s.supersededBy = null
}
WITH s, row
CALL (s, row) {
  WITH s, row
  WHERE s.statementId IS NULL
  MERGE (v:SubjectVersion {statementId: row.statementId, loadId: $loadId})
  SET v += {kind: row.kind, name: row.name, uscc: row.uscc, usccStatus: row.usccStatus,
          regionCode: row.regionCode, status: row.status, registeredOn: date(row.registeredOn),
          dissolvedOn: date(row.dissolvedOn), industryCode: row.industryCode, capitalFen: row.capitalFen, address: row.address, phone: row.phone,
          idDigest: row.idDigest, personKey: row.personKey, formerNames: row.formerNames,
          registrationNumber: row.registrationNumber, lei: row.lei, initials: row.initials,
          organisationCode: row.organisationCode, otherNames: row.otherNames, contentHash: row.contentHash,
          sourceId: $sourceId, recordedAt: $recordedAt,
          supersededAt: localdatetime('9999-12-31T00:00:00')}
  MERGE (v)-[:VERSION_OF]->(s)
  // Told anew of somebody who was merged into it, it stays a word on that one.
  SET v.mergedFrom = head([(s)<-[:VERSION_OF]-(before:SubjectVersion {statementId: row.statementId})
    WHERE before.mergedFrom IS NOT NULL | before.mergedFrom])
}
RETURN count(*) AS written
