// supplier-dependence — who gives or takes much of its supplies to or from a listed party (供应依赖)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $sharePpmMin Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target and seed; measure = the share of the target's supplies, ppm
// basis    src/rules/supplier-dependence.ts
// cost     one step from each subject in scope, one step from each of its partners
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (seed)-[supply:SUPPLIES_TO WHERE supply.amountFen > 0 AND supply.validFrom <= $asOf < supply.validTo
  AND supply.recordedAt <= $knownAt < supply.supersededAt]-(target:Subject)
WHERE target <> seed
WITH DISTINCT seed, target
// What a partner gives and takes in all is added up once, however many listed parties it deals with.
WITH target, collect(seed) AS seeds
CALL (target) {
  MATCH (target)-[supply:SUPPLIES_TO WHERE supply.validFrom <= $asOf < supply.validTo
    AND supply.recordedAt <= $knownAt < supply.supersededAt]->(:Subject)
  RETURN 'gives' AS way, sum(supply.amountFen) AS totalFen,
         count(CASE WHEN supply.amountFen IS NULL THEN 1 END) AS unknown
  UNION ALL
  MATCH (target)<-[supply:SUPPLIES_TO WHERE supply.validFrom <= $asOf < supply.validTo
    AND supply.recordedAt <= $knownAt < supply.supersededAt]-(:Subject)
  RETURN 'takes' AS way, sum(supply.amountFen) AS totalFen,
         count(CASE WHEN supply.amountFen IS NULL THEN 1 END) AS unknown
}
UNWIND seeds AS seed
CALL (target, seed, way) {
  MATCH (target)-[supply:SUPPLIES_TO WHERE supply.validFrom <= $asOf < supply.validTo
    AND supply.recordedAt <= $knownAt < supply.supersededAt]-(seed)
  WHERE (startNode(supply) = target) = (way = 'gives')
  RETURN sum(supply.amountFen) AS partFen
}
// The least whole fen that is the share of the total: the same in whole numbers at any size.
WITH seed, target, unknown,
     CASE WHEN totalFen > 0 THEN round(partFen * 1000000.0 / totalFen) ELSE 0 END AS sharePpm,
     partFen > 0 AND partFen >= totalFen / 1000000 * $sharePpmMin +
       (totalFen % 1000000 * $sharePpmMin + 999999) / 1000000 AS dependent
WHERE dependent
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       1 AS hops,
       // An amount that nobody stated could make the share smaller.
       CASE WHEN all(u IN collect(unknown) WHERE u > 0) THEN 'undetermined' ELSE 'yes' END AS verdict,
       toInteger(max(sharePpm)) AS measure
ORDER BY targetId, seedId
