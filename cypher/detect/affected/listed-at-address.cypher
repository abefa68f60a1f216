// listed-at-address — listed parties that state the address of a touched subject, or one it had (同地址波及的名单主体)
//
// mode     read
// params   $touchedIds List<String> · $touchedAll Boolean · $asOf Date · $knownAt DateTime ·
//          $addressSubjectsMax Int
// returns  id String
// grain    one row per subject; the touched ones always among them; a crowded address tells of nobody,
//          before and after
// basis    src/rules/rule.ts
// cost     index on address: one bounded count and one look-up per address that a touched subject has or had
UNWIND $touchedIds AS touchedId
MATCH (touched:Subject {id: touchedId})
CALL (touched) {
  RETURN touched.address AS address
  UNION
  // Who moved away leaves an answer behind: the address before counts as well.
  MATCH (touched)<-[:VERSION_OF]-(version:SubjectVersion)
  WHERE version.recordedAt <= $knownAt
  RETURN version.address AS address
}
WITH collect(DISTINCT touched) AS touchedOnes, collect(DISTINCT address) AS places
CALL (places) {
  UNWIND places AS address
  WITH address
  WHERE address <> ''
  CALL (address) {
    // Counted without who changed, and no further than needed.
    MATCH (one:Subject {address: address})
    WHERE $touchedAll AND NOT one.id IN $touchedIds AND one.recordedAt <= $knownAt < one.supersededAt
    WITH one LIMIT $addressSubjectsMax + 1
    WITH count(one) AS subjects
    WHERE subjects <= $addressSubjectsMax
    RETURN subjects
  }
  MATCH (seed:Subject {address: address})
  WHERE EXISTS { (seed)-[:LISTED_AS]->(listing:Listing WHERE listing.listedOn <= $asOf
    AND listing.recordedAt <= $knownAt < listing.supersededAt) }
  RETURN collect(DISTINCT seed) AS seeds
}
UNWIND touchedOnes + seeds AS seed
RETURN DISTINCT seed.id AS id
ORDER BY id
