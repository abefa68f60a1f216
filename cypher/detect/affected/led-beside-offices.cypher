// led-beside-offices — whose answer can change with a leader: the touched and what their leaders lead
//
// mode     read
// params   $touchedIds List<String> · $knownAt DateTime
// returns  id String
// grain    one row per subject, the touched among them
// basis    src/rules/rule.ts
// cost     two steps from each touched subject; ended terms count, since rules look at who led at the act
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  MATCH (touched)-[r:HOLDS_POSITION {role: 'legalRepresentative'}]->(led:Subject)
  WHERE r.recordedAt <= $knownAt < r.supersededAt
  RETURN led AS subject
  UNION
  MATCH (touched)<-[r:HOLDS_POSITION {role: 'legalRepresentative'}]-(person:Subject)
  WHERE r.recordedAt <= $knownAt < r.supersededAt
  MATCH (person)-[other:HOLDS_POSITION {role: 'legalRepresentative'}]->(led:Subject)
  WHERE other.recordedAt <= $knownAt < other.supersededAt
  RETURN led AS subject
}
RETURN DISTINCT subject.id AS id
