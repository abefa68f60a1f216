// listed-insiders — whose answer can change with what they left: the touched and the listed who ever held or led them
//
// mode     read
// params   $touchedIds List<String> · $knownAt DateTime
// returns  id String
// grain    one row per subject, the touched among them; ended stakes and offices count
// basis    src/rules/rule.ts
// cost     one step from each touched subject
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  MATCH (touched)<-[r:OWNS|HOLDS_POSITION WHERE r.recordedAt <= $knownAt < r.supersededAt]-(listed:Person)
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN listed AS subject
}
RETURN DISTINCT subject.id AS id
