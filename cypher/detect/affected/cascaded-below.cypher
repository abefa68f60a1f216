// cascaded-below — whose answer can change with what listed parties own above: the touched and what they pass on to
//
// mode     read
// params   $touchedIds List<String> · $knownAt DateTime
// returns  id String
// grain    one row per subject, the touched among them
// basis    src/rules/rule.ts
// cost     the stakes that pass a listing on below each touched subject, twelve steps at most
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  MATCH (touched)(()-[r:CASCADES WHERE r.recordedAt <= $knownAt < r.supersededAt]->()){1,12}(company:Subject)
  RETURN DISTINCT company AS subject
}
RETURN DISTINCT subject.id AS id
