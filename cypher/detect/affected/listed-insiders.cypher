// listed-insiders — whose answer can change with what they left: the touched and the listed who ever held or led them
//
// mode     read
// params   $touchedIds List<String> · $knownAt DateTime
// returns  id String
// grain    one row per subject, the touched among them; ended stakes and offices count
// basis    src/rules/rule.ts
// cost     one step from each touched subject, two from a touched person
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS company
  UNION
  // Whom a touched person followed there, when that person's offices grow too many or fewer.
  MATCH (touched)-[taken:OWNS|HOLDS_POSITION
    WHERE taken.recordedAt <= $knownAt < taken.supersededAt]->(company:Organisation)
  WHERE touched:Person AND (taken.role = 'legalRepresentative' OR taken.role IS NULL)
  RETURN company
}
WITH collect(DISTINCT touched) AS touchedOnes, collect(DISTINCT company) AS companies
UNWIND companies AS company
CALL (company) {
  RETURN company AS subject
  UNION
  MATCH (company)<-[r:OWNS|HOLDS_POSITION WHERE r.recordedAt <= $knownAt < r.supersededAt]-(subject:Person)
  RETURN subject
}
WITH DISTINCT touchedOnes, subject
WHERE subject IN touchedOnes OR EXISTS { (subject)-[:LISTED_AS]->(:Listing) }
RETURN DISTINCT subject.id AS id
