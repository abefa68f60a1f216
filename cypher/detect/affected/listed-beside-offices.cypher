// listed-beside-offices — whose answer can change with an office: the touched and the listed two offices away
//
// mode     read
// params   $touchedIds List<String> · $knownAt DateTime
// returns  id String
// grain    one row per subject, the touched among them; ended terms count, since rules look at who led at the act
// basis    src/rules/rule.ts
// cost     two steps from each touched subject
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  MATCH (touched)-[r:HOLDS_POSITION WHERE r.recordedAt <= $knownAt < r.supersededAt]-(listed:Subject)
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN listed AS subject
  UNION
  MATCH (touched)<-[r:HOLDS_POSITION WHERE r.recordedAt <= $knownAt < r.supersededAt]-(person:Subject)
  MATCH (person)-[other:HOLDS_POSITION WHERE other.recordedAt <= $knownAt < other.supersededAt]->(listed:Subject)
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN listed AS subject
}
RETURN DISTINCT subject.id AS id
