// listed-beside-stakes — whose answer can change with a stake: the touched and the listed that they hold
//
// mode     read
// params   $touchedIds List<String> · $knownAt DateTime
// returns  id String
// grain    one row per subject, the touched among them
// basis    src/rules/rule.ts
// cost     one step from each touched subject
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  MATCH (touched)-[r:OWNS WHERE r.recordedAt <= $knownAt < r.supersededAt]->(listed:Subject)
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN listed AS subject
}
RETURN DISTINCT subject.id AS id
