// same-phone-listed-cluster — organisations that state the phone of a listed organisation (同电话)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $phoneSubjectsMax Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target and listed organisation; measure = subjects that state the phone
// basis    src/rules/same-phone-listed-cluster.ts
// cost     index on phone: one count and one look-up per phone of the subjects in scope
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject&Organisation) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH asKnown(seed).phone AS phone, seed
WHERE phone <> ''
WITH phone, collect(DISTINCT seed) AS seeds
CALL (phone) {
  // Who states it now and did then, and who stated it then.
  CALL (phone) {
    MATCH (one:Subject {phone: phone})
    WHERE one.recordedAt <= $knownAt < one.supersededAt AND coalesce(one.changedAt <= $knownAt, true)
    RETURN one
    UNION ALL
    MATCH (state:SubjectState {phone: phone})-[:STATE_OF]->(one:Subject)
    WHERE state.recordedAt <= $knownAt < state.supersededAt AND NOT state.gone
    RETURN one
  }
  // How many are there decides; one more than counts is enough to know.
  WITH one LIMIT $phoneSubjectsMax + 1
  WITH collect(one) AS there
  WHERE size(there) <= $phoneSubjectsMax
  RETURN there
}
UNWIND there AS target
WITH seeds, there, target
WHERE target:Organisation
UNWIND seeds AS seed
WITH seed, target, size(there) AS subjects
WHERE target <> seed
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       1 AS hops,
       'undetermined' AS verdict, subjects AS measure
ORDER BY targetId, seedId
