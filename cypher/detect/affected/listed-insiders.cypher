// listed-insiders — whose answer can change with what they left: the touched and the listed who ever held or led them
//
// mode     read
// params   $touchedIds List<String> · $touchedAll Boolean · $asOf Date · $knownAt DateTime ·
//          $sharePpmMin Int ·
//          $officesMax Int
// returns  id String
// grain    one row per subject, the touched among them; ended stakes and offices count
// basis    src/rules/rule.ts
// cost     one step from each touched subject, two from a touched person who does not serve too many
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched AS company
  UNION
  // Whom a touched person followed there, when that person's offices grow too many or fewer.
  CALL (touched) {
    // Counted without what changed, and no further than needed: the bound passed so is passed before and
    // after.
    MATCH (touched)-[stands:HOLDS_POSITION WHERE stands.validFrom <= $asOf < stands.validTo
      AND stands.recordedAt <= $knownAt < stands.supersededAt]->(organisation:Organisation)
    WHERE $touchedAll AND NOT organisation.id IN $touchedIds
    WITH DISTINCT organisation LIMIT $officesMax + 1
    WITH count(organisation) AS offices
    WHERE offices <= $officesMax
    RETURN offices
  }
  MATCH (touched)-[taken:OWNS|HOLDS_POSITION
    WHERE (taken.sharePpmMin >= $sharePpmMin OR taken.role = 'legalRepresentative')
      AND taken.recordedAt <= $knownAt < taken.supersededAt]->(company:Organisation)
  WHERE touched:Person
  RETURN company
}
WITH collect(DISTINCT touched) AS touchedOnes, collect(DISTINCT company) AS companies
CALL (companies) {
  UNWIND companies AS company
  MATCH (company)<-[left:OWNS|HOLDS_POSITION
    WHERE (left.sharePpmMin >= $sharePpmMin OR left.role = 'legalRepresentative')
      AND left.recordedAt <= $knownAt < left.supersededAt]-(listed:Person)
  WHERE EXISTS { (listed)-[:LISTED_AS]->(:Listing) }
  RETURN collect(DISTINCT listed) AS listedOnes
}
UNWIND touchedOnes + listedOnes AS subject
RETURN DISTINCT subject.id AS id
