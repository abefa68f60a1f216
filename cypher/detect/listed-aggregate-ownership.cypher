// listed-aggregate-ownership — companies held to half or more by listed parties together (失信主体合计持股)
//
// mode     read
// params   $scopeIds List<String> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $aggregatePpmMin Int · $hopsMax Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target; seedIds names every listed party that counts
// basis    src/rules/listed-aggregate-ownership.ts
// cost     one bounded expansion per subject in scope
UNWIND $scopeIds AS scopeId
MATCH (:Subject)-[cascade:CASCADES WHERE cascade.aggregatePpm >= $aggregatePpmMin
    AND cascade.validFrom <= $asOf < cascade.validTo
    AND cascade.recordedAt <= $knownAt < cascade.supersededAt]->(target:Subject {id: scopeId})
WITH target, max(cascade.aggregatePpm) AS aggregatePpm
MATCH (seed:Subject)
      (()-[stake:CASCADES WHERE stake.validFrom <= $asOf < stake.validTo
        AND stake.recordedAt <= $knownAt < stake.supersededAt]->(company:Subject)){1,12}
      (target)
WHERE size(stake) <= $hopsMax AND seed <> target
  AND EXISTS { (seed)-[:LISTED_AS]->(listing:Listing
    WHERE listing.listCode IN $listCodes
      AND listing.listedOn <= $asOf < listing.removedOn
      AND listing.recordedAt <= $knownAt < listing.supersededAt) }
WITH target, aggregatePpm, seed, size(stake) AS steps,
     any(c IN company WHERE EXISTS {
       (:Subject {id: c.id})-[:HAS_CONFLICT]->(conflict:HoldingConflict
         WHERE conflict.validFrom <= $asOf < conflict.validTo
           AND conflict.recordedAt <= $knownAt < conflict.supersededAt) }) AS conflicted
ORDER BY seed.id
RETURN target.id AS targetId, null AS seedId, collect(DISTINCT seed.id) AS seedIds, null AS discriminator,
       min(steps) AS hops,
       CASE WHEN any(c IN collect(conflicted) WHERE c) THEN 'undetermined' ELSE 'yes' END AS verdict,
       aggregatePpm AS measure
ORDER BY targetId
