// listings — the listings that make the seeds seriously untrustworthy (every proof begins with them)
//
// mode     read
// params   $findings List<Map> · $listCodes List<String> · $asOf Date · $knownAt DateTime
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/listings.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
UNWIND finding.seedIds AS seedId
MATCH (seed:Subject {id: seedId})-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
RETURN DISTINCT finding.key AS key, 0 AS ordinal, listing.statementId AS statementId, 'LISTED_AS' AS kind,
       seed.id AS fromId, seed.id AS toId, null AS sharePpm, listing.listCode AS role,
       null AS calculator, toString(listing.listedOn) AS validFrom, toString(listing.removedOn) AS validTo,
       listing.sourceId AS sourceId, toString(listing.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
