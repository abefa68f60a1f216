// holders-above — whose answer can change with a ring of stakes: the touched and the organisations above them
//
// mode     read
// params   $touchedIds List<String> · $knownAt DateTime · $sharePpmMin Int
// returns  id String
// grain    one row per subject, the touched among them
// basis    src/rules/rule.ts
// cost     the holders of that share above each touched subject, six steps at most
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS subject
  UNION
  MATCH (touched)(()<-[r:OWNS WHERE r.sharePpmMin >= $sharePpmMin
    AND r.recordedAt <= $knownAt < r.supersededAt]-()){1,6}(holder:Subject)
  // Distinct first: then each holder is met once, however many ways lead there.
  WITH DISTINCT holder
  WHERE holder:Organisation
  RETURN holder AS subject
}
RETURN DISTINCT subject.id AS id
