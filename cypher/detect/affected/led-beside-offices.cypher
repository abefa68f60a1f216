// led-beside-offices — whose answer can change with a leader: the touched and what their leaders lead
//
// mode     read
// params   $touchedIds List<String> · $touchedAll Boolean · $asOf Date · $knownAt DateTime · $officesMax Int
// returns  id String
// grain    one row per subject, the touched among them; who serves too many before and after is no bridge
// basis    src/rules/rule.ts
// cost     two steps from each touched subject; ended terms count, since rules look at who led at the act
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS person
  UNION
  MATCH (touched)<-[r:HOLDS_POSITION {role: 'legalRepresentative'}]-(person:Subject)
  WHERE r.recordedAt <= $knownAt < r.supersededAt
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
  MATCH (person)-[other:HOLDS_POSITION {role: 'legalRepresentative'}]->(led:Subject)
  WHERE other.recordedAt <= $knownAt < other.supersededAt
  RETURN collect(DISTINCT led) AS ledOnes
}
UNWIND touchedOnes + ledOnes AS subject
RETURN DISTINCT subject.id AS id
