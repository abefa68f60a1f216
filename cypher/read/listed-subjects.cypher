// listed-subjects — subjects on a severe list (严重失信主体)
//
// mode     read
// params   $listCodes List<String> · $regionPrefix String · $movedIn List<String> · $movedOut List<String> · $limit Int · $asOf Date · $knownAt DateTime
// returns  id String · total Int
// grain    one row per listed subject up to the limit, in the order of ids; total counts all
// basis    src/read/README.md
// cost     index on listCode
MATCH (s:Subject)-[:LISTED_AS]->(l:Listing)
WHERE l.listCode IN $listCodes AND l.listedOn <= $asOf < l.removedOn
  AND l.recordedAt <= $knownAt < l.supersededAt
  AND ($regionPrefix IS NULL OR s.regionCode IN $movedIn
       OR (s.regionCode STARTS WITH $regionPrefix AND NOT s.regionCode IN $movedOut))
WITH DISTINCT s.id AS id
ORDER BY id
WITH collect(id) AS ids
UNWIND ids[0..$limit] AS id
RETURN id, size(ids) AS total
