// listed — every subject on a severe list, to be asked of one by one (名单主体)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime
// returns  node Int
// grain    one row per listed subject
// basis    src/rules/rule.ts
// cost     index on listCode
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
MATCH (subject:Subject)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
RETURN DISTINCT id(subject) AS node
