// guarantees-onward — whose answer can change with a ring: the touched and whom guarantees lead to
//
// mode     read
// params   $touchedIds List<String>
// returns  id String
// grain    one row per subject, the touched among them
// basis    src/rules/rule.ts
// cost     guarantees onward from each touched subject, six steps at most, each subject visited once
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  MATCH (touched)-[:GUARANTEES*1..6]->(member:Subject)
  WHERE EXISTS { (member)-[:GUARANTEES]->(:Subject) }
  RETURN DISTINCT member AS subject
}
// Known or not: a guarantee that was taken back led there before.
RETURN DISTINCT subject.id AS id
