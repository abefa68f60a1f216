// crowded-addresses — listed organisations whose address is stated by too many to mean anything (一址多户)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime · $addressSubjectsMax Int
// returns  hubId String · relation String · degree Int · reason String
// grain    one row per listed organisation there: the address itself is no subject
// basis    src/rules/rule.ts
// cost     index on address: one count per address of the listed parties
MATCH (seed:Organisation)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH asKnown(seed).address AS address, seed
WHERE address <> ''
WITH address, collect(DISTINCT seed) AS seeds
CALL (address) {
  MATCH (one:Subject {address: address})
  WHERE one.recordedAt <= $knownAt < one.supersededAt AND coalesce(one.changedAt <= $knownAt, true)
  RETURN count(one) AS now
}
CALL (address) {
  MATCH (state:SubjectState {address: address})
  WHERE state.recordedAt <= $knownAt < state.supersededAt AND NOT state.gone
  RETURN count(state) AS then
}
WITH seeds, now + then AS degree
WHERE degree > $addressSubjectsMax
UNWIND seeds AS seed
RETURN seed.id AS hubId, 'ADDRESS' AS relation, degree, '同一地址登记主体过多，疑为集群登记，不作关联' AS reason
ORDER BY hubId
