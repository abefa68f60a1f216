// listed-above — whose answer can change with what they own below: the touched and the listed above them
//
// mode     read
// params   $touchedIds List<String> · $knownAt DateTime
// returns  id String
// grain    one row per subject, the touched among them
// basis    src/rules/rule.ts
// cost     the owners above each touched subject, six steps at most; many small holders can add up, so
//          none is left out
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  MATCH (listed:Subject)
        (()-[r:OWNS WHERE r.sharePpmMin > 0 AND r.recordedAt <= $knownAt < r.supersededAt]->()){1,6}
        (touched)
  // Distinct first: then each owner is met once, however many ways lead there.
  WITH DISTINCT listed
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN listed AS subject
}
RETURN DISTINCT subject.id AS id
