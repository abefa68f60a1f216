// listings — the same of some organisations: points for standing on lists (名单)
//
// mode     read
// params   $subjectIds List<String> · $asOf Date · $knownAt DateTime · $listCodes List<String> ·
//          $pointsEach Int · $pointsMax Int
// returns  subjectId String · points Int · evidenceIds List<String>
// grain    one row per organisation with at least one listing in force
// basis    src/rules/score-factors.ts
// cost     index on id, then one expansion
UNWIND $subjectIds AS id
MATCH (subject:Subject&Organisation {id: id})
MATCH (subject)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH subject, listing
ORDER BY listing.statementId
WITH subject, collect(listing.statementId) AS evidenceIds
WITH subject, evidenceIds, size(evidenceIds) * $pointsEach AS raw
RETURN subject.id AS subjectId, CASE WHEN raw > $pointsMax THEN -$pointsMax ELSE -raw END AS points, evidenceIds
ORDER BY subjectId
