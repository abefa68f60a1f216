// listed-at-phone — listed parties that state the phone of a touched subject, or one it had (同电话波及的名单主体)
//
// mode     read
// params   $touchedIds List<String> · $touchedAll Boolean · $asOf Date · $knownAt DateTime ·
//          $phoneSubjectsMax Int
// returns  id String
// grain    one row per subject; the touched ones always among them; a crowded phone tells of nobody,
//          before and after
// basis    src/rules/rule.ts
// cost     index on phone: one bounded count and one look-up per phone that a touched subject has or had
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched.phone AS phone
  UNION
  // Who moved away leaves an answer behind: the phone before counts as well.
  MATCH (touched)<-[:VERSION_OF]-(version:SubjectVersion)
  WHERE version.recordedAt <= $knownAt
  RETURN version.phone AS phone
}
WITH collect(DISTINCT touched) AS touchedOnes, collect(DISTINCT phone) AS places
CALL (places) {
  UNWIND places AS phone
  WITH phone
  WHERE phone <> ''
  CALL (phone) {
    // Counted without who changed, and no further than needed.
    MATCH (one:Subject {phone: phone})
    WHERE $touchedAll AND NOT one.id IN $touchedIds AND one.recordedAt <= $knownAt < one.supersededAt
    WITH one LIMIT $phoneSubjectsMax + 1
    WITH count(one) AS subjects
    WHERE subjects <= $phoneSubjectsMax
    RETURN subjects
  }
  MATCH (seed:Subject {phone: phone})
  WHERE EXISTS { (seed)-[:LISTED_AS]->(listing:Listing WHERE listing.listedOn <= $asOf
    AND listing.recordedAt <= $knownAt < listing.supersededAt) }
  RETURN collect(DISTINCT seed) AS seeds
}
UNWIND touchedOnes + seeds AS seed
RETURN DISTINCT seed.id AS id
ORDER BY id
