// repeat-offender — the earlier listings that no longer stand; the others are told before
//
// mode     read
// params   $findings List<Map> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $monthsMax Int
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String ·
//          sourceId String · recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/repeat-offender.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (seed:Subject {id: finding.seedIds[0]})-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
MATCH (seed)-[:LISTED_AS]->(before:Listing
  WHERE before.listCode IN $listCodes
    AND before.recordedAt <= $knownAt < before.supersededAt
    // Put right, or ended by law: neither shared nor used from that day on.
    AND before.listedOn <= $asOf < before.sharedUntil)
WHERE before.actTo < listing.actFrom AND before.listedOn <= listing.listedOn
  AND (listing.listedOn <= before.listedOn + duration({months: $monthsMax})
    OR before.removedOn <= listing.listedOn <= before.removedOn + duration({months: $monthsMax}))
  AND before.removedOn <= $asOf
RETURN DISTINCT finding.key AS key, 0 AS ordinal, before.statementId AS statementId, 'LISTED_AS' AS kind,
       seed.id AS fromId, seed.id AS toId, null AS sharePpm, before.listCode AS role,
       null AS calculator, toString(before.listedOn) AS validFrom, toString(before.removedOn) AS validTo,
       before.sourceId AS sourceId, toString(before.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
