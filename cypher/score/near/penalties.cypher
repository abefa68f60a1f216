// penalties — the same of some organisations: points for administrative penalties still published (行政处罚)
//
// mode     read
// params   $subjectIds List<String> · $asOf Date · $knownAt DateTime · $since Date ·
//          $penaltyTypes List<String> · $pointsEach Int · $pointsMax Int
// returns  subjectId String · points Int · evidenceIds List<String>
// grain    one row per organisation with at least one such penalty; statements of one decision (authority, number,
//          day) count once
// basis    src/rules/score-factors.ts
// cost     index on id, then one expansion
UNWIND $subjectIds AS id
MATCH (subject:Subject&Organisation {id: id})
MATCH (subject)-[:PENALISED_BY]->(penalty:Penalty
  WHERE penalty.penaltyType IN $penaltyTypes
    AND $since < penalty.decidedOn
    AND penalty.decidedOn <= $asOf < penalty.inUseUntil
    AND penalty.recordedAt <= $knownAt < penalty.supersededAt)
WITH subject, penalty
ORDER BY penalty.statementId
// One decision may bring a fine and a confiscation: two statements, one penalty.
WITH subject, collect(penalty.statementId) AS evidenceIds,
     count(DISTINCT coalesce(coalesce(penalty.authority, '') + '|' + penalty.documentNo + '|' + toString(penalty.decidedOn),
                             penalty.statementId)) AS decisions
WITH subject, evidenceIds, decisions * $pointsEach AS raw
RETURN subject.id AS subjectId, CASE WHEN raw > $pointsMax THEN -$pointsMax ELSE -raw END AS points, evidenceIds
ORDER BY subjectId
