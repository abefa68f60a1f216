// supplier-dependence — the supplies between the two, and all others of the target that they are a part of
//
// mode     read
// params   $findings List<Map> · $asOf Date · $knownAt DateTime · $sharePpmMin Int
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String ·
//          sourceId String · recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/supplier-dependence.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (seed:Subject {id: finding.seedIds[0]})
MATCH (target:Subject {id: finding.targetId})
CALL (target, seed) {
  MATCH (target)-[supply:SUPPLIES_TO WHERE supply.validFrom <= $asOf < supply.validTo
    AND supply.recordedAt <= $knownAt < supply.supersededAt]->(other:Subject)
  RETURN 'gives' AS way, sum(supply.amountFen) AS totalFen,
         sum(CASE WHEN other = seed THEN supply.amountFen END) AS partFen,
         count(CASE WHEN supply.amountFen IS NULL THEN 1 END) AS unknown
  UNION ALL
  MATCH (target)<-[supply:SUPPLIES_TO WHERE supply.validFrom <= $asOf < supply.validTo
    AND supply.recordedAt <= $knownAt < supply.supersededAt]-(other:Subject)
  RETURN 'takes' AS way, sum(supply.amountFen) AS totalFen,
         sum(CASE WHEN other = seed THEN supply.amountFen END) AS partFen,
         count(CASE WHEN supply.amountFen IS NULL THEN 1 END) AS unknown
}
WITH finding, seed, target, way
WHERE partFen > 0 AND partFen >= totalFen / 1000000 * $sharePpmMin +
  (totalFen % 1000000 * $sharePpmMin + 999999) / 1000000
MATCH (target)-[supply:SUPPLIES_TO WHERE supply.validFrom <= $asOf < supply.validTo
  AND supply.recordedAt <= $knownAt < supply.supersededAt]-(:Subject)
WHERE (way = 'gives' AND startNode(supply) = target) OR (way = 'takes' AND endNode(supply) = target)
WITH finding, supply,
     CASE WHEN startNode(supply) = seed OR endNode(supply) = seed THEN 0 ELSE 1 END AS ordinal
RETURN DISTINCT finding.key AS key, ordinal AS ordinal, supply.statementId AS statementId,
       type(supply) AS kind,
       startNode(supply).id AS fromId, endNode(supply).id AS toId,
       null AS sharePpm, null AS role, null AS calculator,
       toString(supply.validFrom) AS validFrom, toString(supply.validTo) AS validTo,
       supply.sourceId AS sourceId, toString(supply.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
