// move — hang what was told of one subject on another, as a judgement says (合并, 撤销合并)
//
// mode     write
// params   $fromId String · $toId String · $loadId String · $recordedAt DateTime · $judgementId String ·
//          $isMerge Boolean · $by String · $reason String · $statementIds List<String>
// returns  moved Int · endIds List<String>
// keys     Subject.id; statementId with loadId
// stale    none: every statement that moves is closed where it stood; statementIds empty = all that is open (a merge)
// waives   01N52: nobody of a young graph was merged
MATCH (run:LoadRun {id: $loadId})
// Lock first, look second: a run that recovery is rolling back writes nothing more.
SET run.batches = run.batches + 1
WITH run
WHERE run.outcome = 'running'
MATCH (from:Subject {id: $fromId})
MATCH (to:Subject {id: $toId})
CALL (from, to) {
  // Told once, a subject carries its own version; it becomes one beside it.
  UNWIND [from, to] AS s
  WITH s
  WHERE s.statementId IS NOT NULL
  CREATE (first:SubjectVersion)-[:VERSION_OF]->(s)
  SET first = s {.kind, .name, .uscc, .usccStatus, .regionCode, .status, .registeredOn, .dissolvedOn,
        .industryCode, .capitalFen, .address, .phone, .idDigest, .personKey, .formerNames, .registrationNumber, .lei, .initials, .organisationCode,
        .otherNames, .statementId, .contentHash, .sourceId, .loadId, .recordedAt, .supersededAt, .supersededBy},
      s.statementId = null, s.contentHash = null, s.supersededBy = null
}
CALL (from, to) {
  MATCH (v:SubjectVersion)-[:VERSION_OF]->(from)
  WHERE v.supersededAt = localdatetime('9999-12-31T00:00:00') AND ($isMerge OR v.statementId IN $statementIds)
  CREATE (copy:SubjectVersion)-[:VERSION_OF]->(to)
  // A word on somebody who was merged comes after the own words of who is kept; when it was stated decides among others.
  SET copy = v {.*, loadId: $loadId, recordedAt: $recordedAt, statedAt: coalesce(v.statedAt, v.recordedAt),
        mergedFrom: CASE WHEN $isMerge THEN coalesce(v.mergedFrom, $fromId)
                         WHEN v.mergedFrom <> $toId THEN v.mergedFrom END},
      v.supersededAt = $recordedAt, v.supersededBy = $loadId
  RETURN count(*) AS versions
}
CALL (from, to) {
  MATCH (from)-[r:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF|ACTS_WITH|FAMILY_OF|PLEDGES|SUPPLIES_TO]->(end:Subject)
  WHERE r.supersededAt = localdatetime('9999-12-31T00:00:00') AND ($isMerge OR r.statementId IN $statementIds)
  // Who holds itself does so afterwards too.
  WITH r, to, CASE WHEN end = from THEN to ELSE end END AS other
  CREATE (to)-[copy:$(type(r))]->(other)
  SET copy = r {.*, loadId: $loadId, recordedAt: $recordedAt}, r.supersededAt = $recordedAt, r.supersededBy = $loadId
  RETURN collect(other.id) AS endsOut
}
CALL (from, to) {
  MATCH (other:Subject)-[r:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF|ACTS_WITH|FAMILY_OF|PLEDGES|SUPPLIES_TO]->(from)
  WHERE r.supersededAt = localdatetime('9999-12-31T00:00:00') AND ($isMerge OR r.statementId IN $statementIds)
  CREATE (other)-[copy:$(type(r))]->(to)
  SET copy = r {.*, loadId: $loadId, recordedAt: $recordedAt}, r.supersededAt = $recordedAt, r.supersededBy = $loadId
  RETURN collect(other.id) AS endsIn
}
CALL (from, to) {
  MATCH (from)-[r:LISTED_AS|PENALISED_BY|HAS_RECORD|HAS_LISTING_STEP]->(f:Listing|Penalty|Record|ListingStep)
  WHERE f.supersededAt = localdatetime('9999-12-31T00:00:00') AND ($isMerge OR f.statementId IN $statementIds)
  CREATE (to)-[:$(type(r))]->(copy:$(labels(f)))
  SET copy = f {.*, loadId: $loadId, recordedAt: $recordedAt}, f.supersededAt = $recordedAt, f.supersededBy = $loadId
  RETURN count(*) AS facts
}
FOREACH (one IN CASE WHEN $isMerge THEN [1] ELSE [] END |
  CREATE (from)-[:MERGED_INTO {judgementId: $judgementId, by: $by, reason: $reason, loadId: $loadId,
    recordedAt: $recordedAt, supersededAt: localdatetime('9999-12-31T00:00:00')}]->(to))
WITH from, to, versions, endsOut, endsIn, facts
CALL (from, to) {
  MATCH (to)-[undone:MERGED_INTO {judgementId: $judgementId}]->(from)
  WHERE NOT $isMerge
  SET undone.supersededAt = $recordedAt, undone.supersededBy = $loadId, undone.undoneBy = $by, undone.undoneReason = $reason
}
RETURN versions + size(endsOut) + size(endsIn) + facts AS moved, endsOut + endsIn AS endIds
