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
WHERE seed.phone <> ''
WITH seed.phone AS phone, collect(DISTINCT seed) AS seeds
// How many are there decides before anybody there is looked at.
CALL (phone) {
  MATCH (one:Subject {phone: phone})
  WHERE one.recordedAt <= $knownAt < one.supersededAt
  WITH one LIMIT $phoneSubjectsMax + 1
  WITH count(one) AS subjects
  WHERE subjects <= $phoneSubjectsMax
  RETURN subjects
}
MATCH (target:Subject {phone: phone})
WHERE target:Organisation AND target.recordedAt <= $knownAt < target.supersededAt
UNWIND seeds AS seed
WITH seed, target, subjects
WHERE target <> seed
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       1 AS hops,
       'undetermined' AS verdict, subjects AS measure
ORDER BY targetId, seedId
