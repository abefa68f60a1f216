// listed-beside-kin — whose answer can change with control or a tie: the touched and the listed tied to who controls
//
// mode     read
// params   $touchedIds List<String> · $knownAt DateTime · $controlPpmAbove Int
// returns  id String
// grain    one row per subject, the touched among them
// basis    src/rules/rule.ts
// cost     one climb of control from each touched subject, one tie from each controller
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  MATCH (touched)
        (()<-[up:OWNS|CONTROLS WHERE up.controlPpm > $controlPpmAbove
          AND up.recordedAt <= $knownAt < up.supersededAt]-()){0,12}
        (kin:Subject)
  // Distinct first: then each is met once, however many ways lead there.
  WITH DISTINCT kin
  CALL (kin) {
    RETURN kin AS listed
    UNION
    MATCH (kin)-[tie:FAMILY_OF|ACTS_WITH WHERE tie.recordedAt <= $knownAt < tie.supersededAt]-(listed:Subject)
    RETURN listed
  }
  WITH DISTINCT listed
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN listed AS subject
}
RETURN DISTINCT subject.id AS id
