// stake-moved-before-listing — the stake given up, the stake taken up, and the tie between the two parties
//
// mode     read
// params   $findings List<Map> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $sharePpmMin Int · $controlPpmAbove Int · $monthsBeforeMax Int · $monthsAfterMax Int ·
//          $stakesMax Int · $stateKinds List<String>
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/stake-moved-before-listing.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (company:Subject {id: finding.targetId})
MATCH (seed:Subject {id: finding.seedIds[0]})-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT finding, company, seed, listing.listedOn AS listedOn
MATCH (seed)-[old:OWNS WHERE old.sharePpmMin >= $sharePpmMin
  AND listedOn - duration({months: $monthsBeforeMax}) <= old.validTo <= listedOn
  AND old.recordedAt <= $knownAt < old.supersededAt]->(company)
WITH DISTINCT finding, seed, old, company
WHERE NOT EXISTS {
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
CALL (seed, taken, taker) {
  MATCH (seed)-[tie:FAMILY_OF|ACTS_WITH WHERE tie.validFrom <= taken.validFrom < tie.validTo
    AND tie.recordedAt <= $knownAt < tie.supersededAt]-(taker)
  RETURN collect(DISTINCT tie) AS ties
}
CALL (seed, taken, taker) {
  MATCH (seed)
        (()-[step:OWNS WHERE step.controlPpm > $controlPpmAbove
          AND step.validFrom <= taken.validFrom < step.validTo
          AND step.recordedAt <= $knownAt < step.supersededAt]->()){1,3}
        (taker)
  UNWIND step AS one
  RETURN collect(DISTINCT one) AS steps
}
UNWIND [{at: 0, hop: old}, {at: 1, hop: taken}] + [one IN ties + steps | {at: 2, hop: one}] AS said
WITH finding, said.hop AS hop, min(said.at) AS ordinal
RETURN DISTINCT finding.key AS key, ordinal AS ordinal, hop.statementId AS statementId,
       type(hop) AS kind,
       startNode(hop).id AS fromId, endNode(hop).id AS toId, hop.sharePpmMin AS sharePpm, null AS role,
       CASE type(hop) WHEN 'OWNS' THEN 'direct' END AS calculator,
       toString(hop.validFrom) AS validFrom, toString(hop.validTo) AS validTo,
       hop.sourceId AS sourceId, toString(hop.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
