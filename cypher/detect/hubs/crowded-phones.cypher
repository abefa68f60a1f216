// crowded-phones — listed organisations whose phone is stated by too many to mean anything (一号多户)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime · $phoneSubjectsMax Int
// returns  hubId String · relation String · degree Int · reason String
// grain    one row per listed organisation there: the phone itself is no subject
// basis    src/rules/rule.ts
// cost     index on phone: one count per phone of the listed parties
MATCH (seed:Organisation)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH asKnown(seed).phone AS phone, seed
WHERE phone <> ''
WITH phone, collect(DISTINCT seed) AS seeds
CALL (phone) {
  MATCH (one:Subject {phone: phone})
  WHERE one.recordedAt <= $knownAt < one.supersededAt AND coalesce(one.changedAt <= $knownAt, true)
  RETURN count(one) AS now
}
CALL (phone) {
  MATCH (state:SubjectState {phone: phone})
  WHERE state.recordedAt <= $knownAt < state.supersededAt AND NOT state.gone
  RETURN count(state) AS then
}
WITH seeds, now + then AS degree
WHERE degree > $phoneSubjectsMax
UNWIND seeds AS seed
RETURN seed.id AS hubId, 'PHONE' AS relation, degree, '同一电话登记主体过多，疑为代办电话，不作关联' AS reason
ORDER BY hubId
