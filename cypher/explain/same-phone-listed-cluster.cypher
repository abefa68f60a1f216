// same-phone-listed-cluster — the phone as both subjects state it
//
// mode     read
// params   $findings List<Map>
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/same-phone-listed-cluster.ts
// cost     two look-ups per finding
// waives   01N52: a young graph keeps statementId on the versions of a subject only
UNWIND $findings AS finding
UNWIND [finding.seedIds[0], finding.targetId] AS id
MATCH (subject:Subject {id: id})
RETURN DISTINCT finding.key AS key, CASE id WHEN finding.targetId THEN 1 ELSE 0 END AS ordinal,
       coalesce(subject.statementId, subject.sourceId + ':' + subject.id) AS statementId,
       'SUBJECT' AS kind, id AS fromId, id AS toId, null AS sharePpm, 'phone' AS role,
       null AS calculator, toString(date('0001-01-01')) AS validFrom, toString(date('9999-12-31')) AS validTo,
       subject.sourceId AS sourceId, toString(subject.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
