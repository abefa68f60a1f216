// listed-persons — persons on severe lists, by id (列入名单的自然人)
//
// mode     read
// params   $listCodes List<String> · $afterId String · $limit Int · $asOf Date · $knownAt DateTime
// returns  id String
// grain    one row per person
// basis    src/read/namesakes.ts
// cost     index on listCode, all listings in force
MATCH (l:Listing)<-[:LISTED_AS]-(p:Person)
WHERE l.listCode IN $listCodes AND l.listedOn <= $asOf < l.inUseUntil
  AND l.recordedAt <= $knownAt < l.supersededAt AND p.id > $afterId
RETURN DISTINCT p.id AS id
ORDER BY id
LIMIT $limit
