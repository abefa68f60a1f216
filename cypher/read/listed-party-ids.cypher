// listed-party-ids — persons, or organisations, on severe lists, by id (列入名单的主体)
//
// mode     read
// params   $listCodes List<String> · $isPerson Boolean · $afterId String · $limit Int · $asOf Date · $knownAt DateTime
// returns  id String
// grain    one row per subject
// basis    src/read/namesakes.ts
// cost     index on listCode, all listings in force
MATCH (l:Listing)<-[:LISTED_AS]-(s:Subject)
WHERE l.listCode IN $listCodes AND l.listedOn <= $asOf < l.removedOn
  AND l.recordedAt <= $knownAt < l.supersededAt AND (s:Person) = $isPerson AND s.id > $afterId
RETURN DISTINCT s.id AS id
ORDER BY id
LIMIT $limit
