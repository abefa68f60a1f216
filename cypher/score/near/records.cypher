// records — the same of some organisations: points for records of some types within a window (信用记录)
//
// mode     read
// params   $subjectIds List<String> · $asOf Date · $knownAt DateTime · $since Date ·
//          $recordTypes List<String> · $pointsEach Int · $pointsMax Int
// returns  subjectId String · points Int · evidenceIds List<String>
// grain    one row per organisation with at least one such record
// basis    src/rules/score-factors.ts
// cost     index on id, then one expansion
UNWIND $subjectIds AS id
MATCH (subject:Subject&Organisation {id: id})
MATCH (subject)-[:HAS_RECORD]->(record:Record
  WHERE record.recordType IN $recordTypes
    AND $since < record.occurredOn <= $asOf
    AND record.recordedAt <= $knownAt < record.supersededAt)
WITH subject, record
ORDER BY record.statementId
WITH subject, collect(record.statementId) AS evidenceIds
WITH subject, evidenceIds, size(evidenceIds) * $pointsEach AS raw
RETURN subject.id AS subjectId, CASE WHEN raw > $pointsMax THEN -$pointsMax ELSE -raw END AS points, evidenceIds
ORDER BY subjectId
