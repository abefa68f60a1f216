// officers-beside — whose answer can change with an office: the touched and who ever held office there
//
// mode     read
// params   $touchedIds List<String> · $knownAt DateTime
// returns  id String
// grain    one row per subject, the touched among them
// basis    src/rules/rule.ts
// cost     one step from each touched subject
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  MATCH (touched)<-[r:HOLDS_POSITION WHERE r.recordedAt <= $knownAt < r.supersededAt]-(person:Person)
  RETURN person AS subject
}
RETURN DISTINCT subject.id AS id
