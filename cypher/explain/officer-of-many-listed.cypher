// officer-of-many-listed — the offices in the listed organisations
//
// mode     read
// params   $findings List<Map> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $roles List<String>
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String ·
//          sourceId String · recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/officer-of-many-listed.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (:Subject&Person {id: finding.targetId})-[then:HOLDS_POSITION WHERE then.role IN $roles
  AND then.recordedAt <= $knownAt < then.supersededAt]->(seed:Organisation)
      -[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WHERE seed.id IN finding.seedIds
  AND (then.validFrom <= listing.actTo AND listing.actFrom < then.validTo AND then.validFrom < then.validTo
    OR then.validFrom <= $asOf < then.validTo)
RETURN DISTINCT finding.key AS key, 0 AS ordinal, then.statementId AS statementId,
       type(then) AS kind,
       startNode(then).id AS fromId, endNode(then).id AS toId,
       null AS sharePpm, then.role AS role, null AS calculator,
       toString(then.validFrom) AS validFrom, toString(then.validTo) AS validTo,
       then.sourceId AS sourceId, toString(then.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
