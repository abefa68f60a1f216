// listed-beside-leaders — whose answer can change with who leads: the touched and what their leaders lead
//
// mode     read
// params   $touchedIds List<String> · $touchedAll Boolean · $asOf Date · $knownAt DateTime ·
//          $officesMax Int ·
//          $controlPpmAbove Int · $roles List<String>
// returns  id String
// grain    one row per subject, the touched among them; who serves too many before and after is no bridge
// basis    src/rules/rule.ts
// cost     two steps from each touched subject; ended terms count, since the rule looks at who led at the act
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  WITH touched
  WHERE touched:Person
  RETURN touched AS person
  UNION
  MATCH (touched)<-[r:HOLDS_POSITION|OWNS WHERE (r.role IN $roles OR r.controlPpm > $controlPpmAbove)
    AND r.recordedAt <= $knownAt < r.supersededAt]-(person:Person)
  WHERE EXISTS { (touched)-[:LISTED_AS]->(:Listing) }
  RETURN person
}
WITH collect(DISTINCT touched) AS touchedOnes, collect(DISTINCT person) AS persons
CALL (persons) {
  UNWIND persons AS person
  CALL (person) {
    // Counted without what changed, and no further than needed: officesMax passed so is passed before and
    // after.
    MATCH (person)-[stands:HOLDS_POSITION WHERE stands.validFrom <= $asOf < stands.validTo
      AND stands.recordedAt <= $knownAt < stands.supersededAt]->(organisation:Subject)
    WHERE $touchedAll AND NOT organisation.id IN $touchedIds
    WITH DISTINCT organisation LIMIT $officesMax + 1
    WITH count(organisation) AS offices
    WHERE offices <= $officesMax
    RETURN offices
  }
  MATCH (person)-[other:HOLDS_POSITION|OWNS WHERE (other.role IN $roles OR other.controlPpm > $controlPpmAbove)
    AND other.recordedAt <= $knownAt < other.supersededAt]->(listed:Subject)
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN collect(DISTINCT listed) AS listedOnes
}
UNWIND touchedOnes + listedOnes AS subject
RETURN DISTINCT subject.id AS id
