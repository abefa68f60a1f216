// same-phone-listed-cluster — the phone as both subjects state it
//
// mode     read
// params   $findings List<Map> · $knownAt DateTime
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/same-phone-listed-cluster.ts
// cost     two look-ups per finding, then the versions of each
// waives   01N50, 01N51, 01N52: every subject of a young graph was told once, and nobody was merged
UNWIND $findings AS finding
UNWIND [finding.seedIds[0], finding.targetId] AS id
MATCH (subject:Subject {id: id})
WITH finding, id, subject, asKnown(subject).phone AS stated
CALL (subject, stated) {
  // Told once, it is its own statement.
  OPTIONAL MATCH (subject)<-[:VERSION_OF]-(version:SubjectVersion)
  WHERE version.recordedAt <= $knownAt
  WITH subject, stated, collect(version) AS versions
  WITH stated, CASE WHEN size(versions) = 0 THEN [subject] ELSE versions END AS versions
  UNWIND versions AS statement
  WITH versions, statement
  WHERE statement.phone = stated
  // Of several that state it, who said so first: another source that says the same is no new evidence.
  RETURN statement
  ORDER BY CASE WHEN statement.supersededAt <= $knownAt THEN statement.supersededAt END DESC,
           statement.mergedFrom IS NOT NULL,
           reduce(first = statement.recordedAt, v IN versions | CASE
             WHEN v.statementId = statement.statementId AND v.recordedAt < first THEN v.recordedAt
             ELSE first END),
           statement.statementId
  LIMIT 1
}
RETURN DISTINCT finding.key AS key, CASE id WHEN finding.targetId THEN 1 ELSE 0 END AS ordinal,
       statement.statementId AS statementId,
       'SUBJECT' AS kind, id AS fromId, id AS toId, null AS sharePpm, 'phone' AS role,
       null AS calculator, toString(date('0001-01-01')) AS validFrom, toString(date('9999-12-31')) AS validTo,
       statement.sourceId AS sourceId, toString(statement.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
