// listed-beyond-guarantees — whose answer can change with a chain: the touched and the listed some steps on
//
// mode     read
// params   $touchedIds List<String>
// returns  id String
// grain    one row per subject, the touched among them
// basis    src/rules/rule.ts
// cost     guarantees onward from each touched subject, three steps at most, each subject visited once
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  MATCH (touched)-[:GUARANTEES*1..3]->(listed:Subject)
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN DISTINCT listed AS subject
}
// Known or not: a guarantee that was taken back led there before.
RETURN DISTINCT subject.id AS id
