// leaders — by name who leads some organisations (负责人姓名)
//
// mode     read
// params   $ids List<String> · $roles List<String> · $linksMax Int · $asOf Date · $knownAt DateTime
// returns  id String · names List<String>
// grain    one row per organisation that somebody is said to lead
// basis    src/read/organisation-namesakes.ts
// cost     index on id, at most linksMax offices of each
UNWIND $ids AS id
MATCH (o:Subject {id: id})
CALL (o) {
  MATCH (o)<-[r:HOLDS_POSITION]-(leader:Person)
  WHERE r.role IN $roles AND r.validFrom <= $asOf < r.validTo AND r.recordedAt <= $knownAt < r.supersededAt
  WITH DISTINCT leader.id AS leaderId, leader.name AS name
  ORDER BY leaderId
  LIMIT $linksMax
  RETURN collect(name) AS names
}
WITH id, names
WHERE size(names) > 0
RETURN id, names
ORDER BY id
