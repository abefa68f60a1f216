// nominee-pattern — what the listed person left, who took it, and how the two are close
//
// mode     read
// params   $findings List<Map> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $sharePpmMin Int · $monthsMax Int · $officesMax Int · $roles List<String>
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/nominee-pattern.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (seed:Subject&Person {id: finding.seedIds[0]})-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT finding, seed, listing
CALL (finding, seed, listing) {
  MATCH (seed)-[left:OWNS WHERE left.sharePpmMin >= $sharePpmMin
    AND listing.listedOn - duration({months: $monthsMax}) <= left.validTo <= listing.listedOn
    AND left.recordedAt <= $knownAt < left.supersededAt]->(target:Subject&Organisation {id: finding.targetId})
  WHERE NOT EXISTS { (seed)-[still:OWNS WHERE still.sharePpmMin >= $sharePpmMin
    AND still.validFrom <= $asOf < still.validTo
    AND still.recordedAt <= $knownAt < still.supersededAt]->(target) }
  RETURN target, left
  UNION
  MATCH (seed)-[left:HOLDS_POSITION WHERE left.role = 'legalRepresentative'
    AND listing.listedOn - duration({months: $monthsMax}) <= left.validTo <= listing.listedOn
    AND left.recordedAt <= $knownAt < left.supersededAt]->(target:Subject&Organisation {id: finding.targetId})
  WHERE NOT EXISTS { (seed)-[still:HOLDS_POSITION WHERE still.role = 'legalRepresentative'
    AND still.validFrom <= $asOf < still.validTo
    AND still.recordedAt <= $knownAt < still.supersededAt]->(target) }
  RETURN target, left
}
WITH finding, seed, target, collect(DISTINCT left) AS exits, min(left.validTo) AS leftOn
CALL (seed, target, leftOn) {
  MATCH (seed)-[tie:FAMILY_OF|ACTS_WITH WHERE tie.validFrom <= $asOf < tie.validTo
    AND tie.recordedAt <= $knownAt < tie.supersededAt]-(successor:Subject)
  MATCH (successor)-[taken:OWNS|HOLDS_POSITION
    WHERE (taken.sharePpmMin >= $sharePpmMin OR taken.role = 'legalRepresentative')
      AND leftOn <= taken.validFrom <= $asOf < taken.validTo
      AND taken.recordedAt <= $knownAt < taken.supersededAt]->(target)
  WHERE successor <> seed
  RETURN [taken, tie] AS facts
  UNION
  MATCH (target)<-[taken:OWNS|HOLDS_POSITION
    WHERE (taken.sharePpmMin >= $sharePpmMin OR taken.role = 'legalRepresentative')
      AND leftOn <= taken.validFrom <= $asOf < taken.validTo
      AND taken.recordedAt <= $knownAt < taken.supersededAt]-(successor:Person)
  // Who serves very many lends a name for a living and is nobody's colleague.
  WHERE successor <> seed AND COUNT {
    MATCH (successor)-[any:HOLDS_POSITION WHERE any.validFrom <= $asOf < any.validTo
      AND any.recordedAt <= $knownAt < any.supersededAt]->(organisation:Organisation)
    RETURN DISTINCT organisation LIMIT $officesMax + 1 } <= $officesMax
  MATCH (successor)-[office:HOLDS_POSITION WHERE office.role IN $roles
    AND office.validFrom <= $asOf < office.validTo
    AND office.recordedAt <= $knownAt < office.supersededAt]->(firm:Organisation WHERE firm <> target)
  MATCH (firm)<-[own:OWNS|HOLDS_POSITION
    WHERE (own.sharePpmMin >= $sharePpmMin OR own.role IN ['legalRepresentative', 'actualController'])
      AND own.validFrom <= $asOf < own.validTo
      AND own.recordedAt <= $knownAt < own.supersededAt]-(seed)
  RETURN [taken, own, office] AS facts
  UNION
  MATCH (seed)-[kept:HOLDS_POSITION WHERE kept.role = 'actualController'
    AND kept.validFrom <= $asOf < kept.validTo
    AND kept.recordedAt <= $knownAt < kept.supersededAt]->(target)
  RETURN [kept] AS facts
}
WITH finding, exits, collect(facts) AS ways
UNWIND [exits] + ways AS facts
UNWIND range(0, size(facts) - 1) AS position
WITH finding, facts[position] AS fact,
     min(CASE WHEN facts = exits THEN 0 ELSE position + 1 END) AS ordinal
RETURN DISTINCT finding.key AS key, ordinal AS ordinal, fact.statementId AS statementId,
       type(fact) AS kind,
       startNode(fact).id AS fromId, endNode(fact).id AS toId, fact.sharePpmMin AS sharePpm, fact.role AS role,
       CASE WHEN type(fact) = 'OWNS' THEN 'direct' END AS calculator,
       toString(fact.validFrom) AS validFrom, toString(fact.validTo) AS validTo,
       fact.sourceId AS sourceId, toString(fact.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
