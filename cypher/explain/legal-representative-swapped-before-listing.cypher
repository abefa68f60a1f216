// legal-representative-swapped-before-listing — the office given up and the office taken up
//
// mode     read
// params   $findings List<Map> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $monthsBeforeMax Int · $monthsAfterMax Int
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/legal-representative-swapped-before-listing.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (seed:Subject {id: finding.seedIds[0]})-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
UNWIND [listing.actFrom, listing.listedOn] AS anchorOn
WITH DISTINCT finding, seed, anchorOn
MATCH (target:Subject&Person {id: finding.targetId})-[old:HOLDS_POSITION {role: 'legalRepresentative'}]->(seed)
WHERE anchorOn - duration({months: $monthsBeforeMax}) <= old.validTo <= anchorOn
  AND old.recordedAt <= $knownAt < old.supersededAt
MATCH (next:Person)-[new:HOLDS_POSITION {role: 'legalRepresentative'}]->(seed)
WHERE next <> target
  AND old.validTo <= new.validFrom <= old.validTo + duration({months: $monthsAfterMax})
  AND new.validFrom <= $asOf
  AND new.recordedAt <= $knownAt < new.supersededAt
UNWIND [old, new] AS office
WITH finding, office, min(CASE WHEN office = old THEN 0 ELSE 1 END) AS ordinal
RETURN DISTINCT finding.key AS key, ordinal AS ordinal, office.statementId AS statementId,
       type(office) AS kind,
       startNode(office).id AS fromId, endNode(office).id AS toId, null AS sharePpm, office.role AS role,
       null AS calculator, toString(office.validFrom) AS validFrom, toString(office.validTo) AS validTo,
       office.sourceId AS sourceId, toString(office.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
