// listed-at-phone — listed parties that state the phone of a touched subject, or one it had (同电话波及的名单主体)
//
// mode     read
// params   $touchedIds List<String> · $asOf Date · $knownAt DateTime
// returns  id String
// grain    one row per subject; the touched ones always among them
// basis    src/rules/rule.ts
// cost     index on phone: one look-up per phone that a touched subject has or had
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
CALL (touchedOnes, places) {
  UNWIND touchedOnes AS seed
  RETURN seed
  UNION
  UNWIND places AS phone
  MATCH (seed:Subject {phone: phone})
  WHERE EXISTS { (seed)-[:LISTED_AS]->(listing:Listing WHERE listing.listedOn <= $asOf
    AND listing.recordedAt <= $knownAt < listing.supersededAt) }
  RETURN seed
}
RETURN DISTINCT seed.id AS id
ORDER BY id
