// judge-different — record that two subjects of one name are two, or that this was withdrawn
//
// mode     write
// params   $oneId String · $otherId String · $judgementId String · $by String · $reason String ·
//          $now DateTime · $isStanding Boolean
// returns  judgementId String
// keys     JUDGED_DIFFERENT.judgementId
// stale    withdrawing closes it; a pair that is judged already keeps its judgement
MATCH (one:Subject {id: $oneId})
MATCH (other:Subject {id: $otherId})
OPTIONAL MATCH (one)-[standing:JUDGED_DIFFERENT]-(other)
WHERE standing.supersededAt = localdatetime('9999-12-31T00:00:00')
FOREACH (new IN CASE WHEN $isStanding AND standing IS NULL THEN [1] ELSE [] END |
  CREATE (one)-[:JUDGED_DIFFERENT {judgementId: $judgementId, by: $by, reason: $reason, recordedAt: $now,
    supersededAt: localdatetime('9999-12-31T00:00:00')}]->(other))
FOREACH (old IN CASE WHEN $isStanding OR standing IS NULL THEN [] ELSE [standing] END |
  SET old.supersededAt = $now, old.undoneBy = $by, old.undoneReason = $reason)
RETURN coalesce(standing.judgementId, $judgementId) AS judgementId
