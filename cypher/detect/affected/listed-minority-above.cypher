// listed-minority-above — whose answer can change with a stake of a tenth or with control: the touched and the listed above
//
// mode     read
// params   $touchedIds List<String> · $knownAt DateTime · $sharePpmMin Int · $controlPpmAbove Int
// returns  id String
// grain    one row per subject, the touched among them
// basis    src/rules/rule.ts
// cost     three steps of that share and the climb of control above each touched subject
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  MATCH (listed:Subject)
        (()-[r:OWNS WHERE r.sharePpmMin >= $sharePpmMin
          AND r.recordedAt <= $knownAt < r.supersededAt]->()){1,3}
        (touched)
  // Distinct first: then each owner is met once, however many ways lead there.
  WITH DISTINCT listed
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN listed AS subject
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
