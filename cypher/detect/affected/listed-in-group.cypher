// listed-in-group — whose answer can change with control: the touched and the listed under the same controllers
//
// mode     read
// params   $touchedIds List<String> · $touchedAll Boolean · $asOf Date · $knownAt DateTime ·
//          $controlPpmAbove Int ·
//          $controlledMax Int · $stateKinds List<String>
// returns  id String
// grain    one row per subject, the touched among them; the state, and who controls too many before and
//          after, is no bridge
// basis    src/rules/rule.ts
// cost     one climb of control from each touched subject, one bounded count and one descent from each
//          controller
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
MATCH (controller:Subject)
      (()-[up:OWNS|CONTROLS WHERE up.controlPpm > $controlPpmAbove
        AND up.recordedAt <= $knownAt < up.supersededAt]->()){0,12}(touched)
// Distinct first: then each is met once, however many ways lead there.
WITH DISTINCT touched, controller
WITH collect(DISTINCT touched) AS touchedOnes, collect(DISTINCT controller) AS controllers
CALL (controllers) {
  UNWIND controllers AS controller
  WITH controller
  WHERE NOT asKnown(controller).kind IN $stateKinds
  CALL (controller) {
    // Counted without what changed, and no further than needed: the bound passed so is passed before and
    // after.
    MATCH (controller)(()-[stands:OWNS|CONTROLS WHERE stands.controlPpm > $controlPpmAbove
      AND stands.validFrom <= $asOf < stands.validTo
      AND stands.recordedAt <= $knownAt < stands.supersededAt
      AND $touchedAll AND NOT (startNode(stands).id IN $touchedIds AND endNode(stands).id IN $touchedIds)]->()){1,12}
      (company:Organisation)
    WHERE company <> controller
    WITH DISTINCT company LIMIT $controlledMax + 1
    WITH count(company) AS controlledCount
    WHERE controlledCount <= $controlledMax
    RETURN controlledCount
  }
  MATCH (controller)(()-[down:OWNS|CONTROLS WHERE down.controlPpm > $controlPpmAbove
          AND down.recordedAt <= $knownAt < down.supersededAt]->()){1,12}(listed:Subject)
  WITH DISTINCT listed
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN collect(listed) AS listedOnes
}
UNWIND touchedOnes + listedOnes AS subject
RETURN DISTINCT subject.id AS id
