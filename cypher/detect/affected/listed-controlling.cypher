// listed-controlling — whose answer can change with what they control below: the touched and the listed in control above
//
// mode     read
// params   $touchedIds List<String> · $knownAt DateTime · $controlPpmAbove Int
// returns  id String
// grain    one row per subject, the touched among them
// basis    src/rules/rule.ts
// cost     the climb of control above each touched subject, twelve steps at most
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  MATCH (listed:Subject)
        (()-[r:OWNS|CONTROLS WHERE r.controlPpm > $controlPpmAbove
          AND r.recordedAt <= $knownAt < r.supersededAt]->()){1,12}
        (touched)
  WITH DISTINCT listed
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN listed AS subject
}
RETURN DISTINCT subject.id AS id
