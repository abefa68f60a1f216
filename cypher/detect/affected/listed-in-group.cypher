// listed-in-group — whose answer can change with control: the touched and the listed under the same controllers
//
// mode     read
// params   $touchedIds List<String> · $knownAt DateTime · $controlPpmAbove Int · $stateKinds List<String>
// returns  id String
// grain    one row per subject, the touched among them; the state is no bridge
// basis    src/rules/rule.ts
// cost     one climb and one descent of control from each touched subject
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  MATCH (controller:Subject)
        (()-[up:OWNS|CONTROLS WHERE up.controlPpm > $controlPpmAbove
          AND up.recordedAt <= $knownAt < up.supersededAt]->()){0,12}(touched)
  // Distinct first: then each is met once, however many ways lead there.
  WITH DISTINCT controller
  WHERE NOT controller.kind IN $stateKinds
  MATCH (controller)(()-[down:OWNS|CONTROLS WHERE down.controlPpm > $controlPpmAbove
          AND down.recordedAt <= $knownAt < down.supersededAt]->()){1,12}(listed:Subject)
  WITH DISTINCT listed
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN listed AS subject
}
RETURN DISTINCT subject.id AS id
