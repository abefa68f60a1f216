// stake-moved-before-listing — stakes that a listed party gave up before its listing (列入前转让股权)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $sharePpmMin Int · $controlPpmAbove Int · $monthsBeforeMax Int · $monthsAfterMax Int ·
//          $stakesMax Int · $stateKinds List<String>
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per company and listed party; hops 3 = who took the stake is tied to the listed party
// basis    src/rules/stake-moved-before-listing.ts
// cost     the stakes of each subject in scope, then the holders of the companies it left
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed, listing.listedOn AS listedOn
MATCH (seed)-[old:OWNS WHERE old.sharePpmMin >= $sharePpmMin
  AND listedOn - duration({months: $monthsBeforeMax}) <= old.validTo <= listedOn
  AND old.recordedAt <= $knownAt < old.supersededAt]->(company:Organisation)
WITH DISTINCT seed, old, company
// A stake told anew is not given up: what is left must be less by the bound.
WHERE company <> seed AND NOT EXISTS {
  (seed)-[kept:OWNS WHERE kept.validFrom <= old.validTo < kept.validTo
    AND kept.sharePpmMin > old.sharePpmMin - $sharePpmMin
    AND kept.recordedAt <= $knownAt < kept.supersededAt]->(company) }
MATCH (company)<-[taken:OWNS WHERE taken.sharePpmMin >= $sharePpmMin
  AND old.validTo <= taken.validFrom <= old.validTo + duration({months: $monthsAfterMax})
  AND taken.validFrom <= $asOf
  AND taken.recordedAt <= $knownAt < taken.supersededAt]-(taker:Subject)
WHERE taker <> seed AND NOT asKnown(taker).kind IN $stateKinds
  AND NOT EXISTS {
    (taker)-[before:OWNS WHERE before.validFrom < taken.validFrom <= before.validTo
      AND before.sharePpmMin > taken.sharePpmMin - $sharePpmMin
      AND before.recordedAt <= $knownAt < before.supersededAt]->(company) }
CALL (taker) {
  MATCH (taker)-[held:OWNS WHERE held.validFrom <= $asOf < held.validTo
    AND held.recordedAt <= $knownAt < held.supersededAt]->(other:Subject)
  WITH DISTINCT other LIMIT $stakesMax + 1
  WITH count(other) AS stakes
  WHERE stakes <= $stakesMax
  RETURN stakes
}
WITH seed, company, old,
     EXISTS {
       (seed)-[tie:FAMILY_OF|ACTS_WITH WHERE tie.validFrom <= taken.validFrom < tie.validTo
         AND tie.recordedAt <= $knownAt < tie.supersededAt]-(taker) }
     OR EXISTS {
       (seed)
       (()-[step:OWNS WHERE step.controlPpm > $controlPpmAbove
         AND step.validFrom <= taken.validFrom < step.validTo
         AND step.recordedAt <= $knownAt < step.supersededAt]->()){1,3}
       (taker) } AS tied
RETURN company.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       CASE WHEN any(one IN collect(tied) WHERE one) THEN 3 ELSE 2 END AS hops,
       'yes' AS verdict, max(old.sharePpmMin) AS measure
ORDER BY targetId, seedId
