// guarantees-onward — whose answer can change with a ring: the touched and whom guarantees lead to
//
// mode     read
// params   $touchedIds List<String> · $touchedAll Boolean · $asOf Date · $knownAt DateTime ·
//          $guaranteesMax Int
// returns  id String
// grain    one row per subject, the touched among them; who guarantees too much before and after ends a walk
// basis    src/rules/rule.ts
// cost     guarantees onward from each touched subject, six steps at most
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  MATCH (touched)
        (
       (giver:Subject WHERE COUNT {
         MATCH (giver)-[stands:GUARANTEES WHERE stands.validFrom <= $asOf < stands.validTo
           AND stands.recordedAt <= $knownAt < stands.supersededAt]->(taker:Subject)
         WHERE $touchedAll AND NOT taker.id IN $touchedIds
         RETURN 1 AS one LIMIT $guaranteesMax + 1 } <= $guaranteesMax)
       // Known or not: a guarantee that was taken back led there before.
       -[:GUARANTEES]->(:Subject)){1,6}
        (member:Subject)
  WITH DISTINCT member
  WHERE EXISTS { (member)-[:GUARANTEES]->(:Subject) }
  RETURN member AS subject
}
RETURN DISTINCT subject.id AS id
