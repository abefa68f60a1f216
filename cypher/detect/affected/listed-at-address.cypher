// listed-at-address — listed parties that state the address of a touched subject, or one it had (同地址波及的名单主体)
//
// mode     read
// params   $touchedIds List<String> · $asOf Date · $knownAt DateTime
// returns  id String
// grain    one row per subject; the touched ones always among them
// basis    src/rules/rule.ts
// cost     index on address: one look-up per address that a touched subject has or had
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
CALL (touchedOnes, places) {
  UNWIND touchedOnes AS seed
  RETURN seed
  UNION
  UNWIND places AS address
  MATCH (seed:Subject {address: address})
  WHERE EXISTS { (seed)-[:LISTED_AS]->(listing:Listing WHERE listing.listedOn <= $asOf
    AND listing.recordedAt <= $knownAt < listing.supersededAt) }
  RETURN seed
}
RETURN DISTINCT seed.id AS id
ORDER BY id
