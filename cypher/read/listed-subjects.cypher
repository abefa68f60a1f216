// listed-subjects — subjects on a severe list (严重失信主体)
//
// mode     read
// params   $listCodes List<String> · $regionPrefix String · $asOf Date · $knownAt DateTime
// returns  id String
// grain    one row per listed subject
// basis    src/read/README.md
// cost     index on listCode
MATCH (s:Subject)-[:LISTED_AS]->(l:Listing)
WHERE l.listCode IN $listCodes AND l.listedOn <= $asOf < l.removedOn
  AND l.recordedAt <= $knownAt < l.supersededAt
  AND ($regionPrefix IS NULL OR s.regionCode STARTS WITH $regionPrefix)
RETURN DISTINCT s.id AS id
ORDER BY id
