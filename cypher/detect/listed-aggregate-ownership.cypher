// listed-aggregate-ownership — companies held to half or more by listed parties together (失信主体合计持股)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $aggregatePpmMin Int · $hopsMax Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target; seedIds names every listed party that counts
// basis    src/rules/listed-aggregate-ownership.ts
// cost     one bounded expansion per subject in scope
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (target:Subject) WHERE id(target) = scopeNode
MATCH (:Subject)-[cascade:CASCADES WHERE cascade.aggregatePpm >= $aggregatePpmMin
    AND cascade.validFrom <= $asOf < cascade.validTo
    AND cascade.recordedAt <= $knownAt < cascade.supersededAt]->(target)
WITH target, max(cascade.aggregatePpm) AS aggregatePpm
MATCH (above:Subject)
      (()-[stake:CASCADES WHERE stake.validFrom <= $asOf < stake.validTo
        AND stake.recordedAt <= $knownAt < stake.supersededAt]->()){1,12}
      (target)
// The least alone: then each is met once, by its shortest way; rings of stakes have ways without number.
WITH target, aggregatePpm, above, min(size(stake)) AS steps
WHERE steps <= $hopsMax
WITH target, aggregatePpm, collect({subject: above, steps: steps}) AS ways
WITH target, aggregatePpm,
     [way IN ways WHERE way.subject <> target AND EXISTS { (seed:Subject {id: way.subject.id})-[:LISTED_AS]->(listing:Listing
       WHERE listing.listCode IN $listCodes
         AND listing.listedOn <= $asOf < listing.inUseUntil
         AND listing.recordedAt <= $knownAt < listing.supersededAt) }] AS seeds,
     // Whom a cascade reached lies between a listed party and the target.
     any(company IN [target] + [way IN ways | way.subject] WHERE EXISTS {
       (:Subject)-[reaching:CASCADES WHERE reaching.validFrom <= $asOf < reaching.validTo
           AND reaching.recordedAt <= $knownAt < reaching.supersededAt]->
         (:Subject {id: company.id})-[:HAS_CONFLICT]->(conflict:HoldingConflict
           WHERE conflict.validFrom <= $asOf < conflict.validTo
             AND conflict.recordedAt <= $knownAt < conflict.supersededAt) }) AS conflicted
WHERE size(seeds) > 0
UNWIND seeds AS seed
WITH target, aggregatePpm, conflicted, seed.subject.id AS id, seed.steps AS steps
ORDER BY id
RETURN target.id AS targetId, null AS seedId, collect(id) AS seedIds, null AS discriminator,
       min(steps) AS hops,
       CASE WHEN conflicted THEN 'undetermined' ELSE 'yes' END AS verdict,
       aggregatePpm AS measure
ORDER BY targetId
