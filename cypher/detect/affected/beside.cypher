// beside — whose answer can change with a neighbour: the touched and who stands beside a listed one
//
// mode     read
// params   $touchedIds List<String> · $knownAt DateTime
// returns  id String
// grain    one row per subject, the touched among them
// basis    src/rules/rule.ts
// cost     one step from each touched party that was ever listed
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  MATCH (touched)-[r:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF
    WHERE r.recordedAt <= $knownAt < r.supersededAt]-(beside:Subject)
  WHERE EXISTS { (touched)-[:LISTED_AS]->(:Listing) }
  RETURN beside AS subject
}
RETURN DISTINCT subject.id AS id
