// listed — every subject on a severe list, to be asked of one by one (名单主体)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime
// returns  id String
// grain    one row per listed subject
// basis    src/rules/rule.ts
// cost     index on listCode
MATCH (subject:Subject)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.removedOn
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
RETURN DISTINCT subject.id AS id
