// beside-listed — subjects beside several listed parties (与多家失信主体直接相连)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime · $partiesMin Int
// returns  node Int
// grain    one row per subject
// basis    src/rules/rule.ts
// cost     one step from each listed party
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
MATCH (seed:Subject)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (seed)-[link:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF WHERE link.validFrom <= $asOf < link.validTo
  AND link.recordedAt <= $knownAt < link.supersededAt]-(beside:Subject)
WITH beside, count(DISTINCT seed) AS parties
WHERE parties >= $partiesMin
RETURN id(beside) AS node
