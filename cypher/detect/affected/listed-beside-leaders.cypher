// listed-beside-leaders — whose answer can change with who leads: the touched and what their leaders lead
//
// mode     read
// params   $touchedIds List<String> · $knownAt DateTime
// returns  id String
// grain    one row per subject, the touched among them
// basis    src/rules/rule.ts
// cost     two steps from each touched subject; ended terms count, since the rule looks at who led at the act
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  MATCH (touched)-[r:HOLDS_POSITION|OWNS WHERE r.recordedAt <= $knownAt < r.supersededAt]->(listed:Subject)
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN listed AS subject
  UNION
  MATCH (touched)<-[r:HOLDS_POSITION|OWNS
    WHERE r.recordedAt <= $knownAt < r.supersededAt]-(person:Person)
  WHERE EXISTS { (touched)-[:LISTED_AS]->(:Listing) }
  MATCH (person)-[other:HOLDS_POSITION|OWNS
    WHERE other.recordedAt <= $knownAt < other.supersededAt]->(listed:Subject)
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN listed AS subject
}
RETURN DISTINCT subject.id AS id
