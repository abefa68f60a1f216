// organisations-shared — organisations in which a person and others hold stakes or offices (共同任职或持股的企业)
//
// mode     read
// params   $id String · $otherIds List<String> · $linksMax Int · $asOf Date · $knownAt DateTime
// returns  otherId String · organisations Int
// grain    one row per other person who shares any
// basis    src/read/namesakes.ts
// cost     at most linksMax links of each
UNWIND $otherIds AS otherId
MATCH (s:Subject {id: $id})
MATCH (other:Subject {id: otherId})
CALL (s) {
  MATCH (s)-[r:OWNS|HOLDS_POSITION]->(o:Organisation)
  WHERE r.validFrom <= $asOf < r.validTo AND r.recordedAt <= $knownAt < r.supersededAt
  WITH DISTINCT o
  ORDER BY o.id
  LIMIT $linksMax
  RETURN collect(o) AS own
}
CALL (other, own) {
  MATCH (other)-[r:OWNS|HOLDS_POSITION]->(o:Organisation)
  WHERE r.validFrom <= $asOf < r.validTo AND r.recordedAt <= $knownAt < r.supersededAt
  WITH DISTINCT o, own
  ORDER BY o.id
  LIMIT $linksMax
  WHERE o IN own
  RETURN count(o) AS organisations
}
WITH otherId, organisations
WHERE organisations > 0
RETURN otherId, organisations
ORDER BY otherId
