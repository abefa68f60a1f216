// listed-in-control — whose answer can change with what they control, alone or in concert: the touched, the listed above
//
// mode     read
// params   $touchedIds List<String> · $knownAt DateTime · $controlPpmAbove Int
// returns  id String
// grain    one row per subject, the touched among them
// basis    src/rules/rule.ts
// cost     the climb of control above each touched subject, twelve steps at most, and above the partners met on it
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  MATCH (above:Subject)
        (()-[r:OWNS|CONTROLS|CONTROLS_IN_CONCERT WHERE r.controlPpm > $controlPpmAbove
          AND r.recordedAt <= $knownAt < r.supersededAt]->()){0,12}
        (touched)
  // Distinct first: then each is met once, however many ways lead there.
  WITH DISTINCT above
  CALL (above) {
    RETURN above AS listed
    UNION
    // What proves one party's control proves its partners' too: whoever controls the same in concert, and who controls them.
    MATCH (above)-[ours:CONTROLS_IN_CONCERT WHERE ours.recordedAt <= $knownAt < ours.supersededAt]->(:Subject)
          <-[theirs:CONTROLS_IN_CONCERT WHERE theirs.recordedAt <= $knownAt < theirs.supersededAt]-(partner:Subject)
    WITH DISTINCT partner
    MATCH (listed:Subject)
          (()-[r:OWNS|CONTROLS|CONTROLS_IN_CONCERT WHERE r.controlPpm > $controlPpmAbove
            AND r.recordedAt <= $knownAt < r.supersededAt]->()){0,12}
          (partner)
    RETURN DISTINCT listed
  }
  WITH DISTINCT listed
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN listed AS subject
}
RETURN DISTINCT subject.id AS id
