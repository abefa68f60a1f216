// successor-company — the shared person's part in both firms, then what the firms have in common
//
// mode     read
// params   $findings List<Map> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $sharePpmMin Int · $officesMax Int · $stakesMax Int ·
//          $stateKinds List<String>
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/successor-company.ts
// cost     one bounded expansion per finding
// waives   01N52: a young graph keeps statementId on the versions of a subject only
UNWIND $findings AS finding
MATCH (seed:Subject {id: finding.seedIds[0]})-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
MATCH (target:Subject {id: finding.targetId})
MATCH (person:Subject)-[then:HOLDS_POSITION|OWNS
    WHERE (then.role = 'legalRepresentative' OR then.sharePpmMin >= $sharePpmMin)
      AND then.validFrom <= listing.actTo AND listing.actFrom < then.validTo AND then.validFrom < then.validTo
      AND then.recordedAt <= $knownAt < then.supersededAt]->(seed)
WHERE person <> seed AND NOT person.kind IN $stateKinds
WITH DISTINCT finding, seed, target, person, then
CALL (person) {
  MATCH (person)-[office:HOLDS_POSITION WHERE office.validFrom <= $asOf < office.validTo
    AND office.recordedAt <= $knownAt < office.supersededAt]->(organisation:Subject)
  WITH DISTINCT organisation LIMIT $officesMax + 1
  WITH count(organisation) AS offices
  WHERE offices <= $officesMax
  RETURN offices
}
CALL (person) {
  MATCH (person)-[held:OWNS WHERE held.validFrom <= $asOf < held.validTo
    AND held.recordedAt <= $knownAt < held.supersededAt]->(company:Subject)
  WITH DISTINCT company LIMIT $stakesMax + 1
  WITH count(company) AS stakes
  WHERE stakes <= $stakesMax
  RETURN stakes
}
MATCH (person)-[now:HOLDS_POSITION|OWNS
    WHERE (now.role = 'legalRepresentative' OR now.sharePpmMin >= $sharePpmMin)
      AND now.validFrom <= $asOf < now.validTo
      AND now.recordedAt <= $knownAt < now.supersededAt]->(target)
WITH finding, seed, target, collect(DISTINCT then) AS thens, collect(DISTINCT now) AS nows
CALL (finding, seed, target, thens, nows) {
  UNWIND [one IN thens | {at: 0, hop: one}] + [one IN nows | {at: 1, hop: one}] AS said
  RETURN said.at AS ordinal, said.hop.statementId AS statementId, type(said.hop) AS kind,
         startNode(said.hop).id AS fromId, endNode(said.hop).id AS toId, said.hop.sharePpmMin AS sharePpm,
         said.hop.role AS role, CASE type(said.hop) WHEN 'OWNS' THEN 'direct' END AS calculator,
         said.hop.validFrom AS validFrom, said.hop.validTo AS validTo, said.hop.sourceId AS sourceId,
         said.hop.recordedAt AS recordedAt
  UNION
  UNWIND [seed, target] AS one
  UNWIND CASE WHEN target.address = seed.address AND seed.address <> '' THEN ['address'] ELSE [] END
         + CASE WHEN target.phone = seed.phone AND seed.phone <> '' THEN ['phone'] ELSE [] END
         + CASE WHEN target.industryCode = seed.industryCode AND seed.industryCode <> ''
             THEN ['industryCode'] ELSE [] END AS mark
  RETURN CASE mark WHEN 'address' THEN 2 WHEN 'phone' THEN 3 ELSE 4 END AS ordinal,
         coalesce(one.statementId, one.sourceId + ':' + one.id) AS statementId, 'SUBJECT' AS kind,
         one.id AS fromId, one.id AS toId, null AS sharePpm, mark AS role, null AS calculator,
         date('0001-01-01') AS validFrom, date('9999-12-31') AS validTo, one.sourceId AS sourceId,
         one.recordedAt AS recordedAt
}
RETURN DISTINCT finding.key AS key, ordinal, statementId, kind, fromId, toId, sharePpm, role, calculator,
       toString(validFrom) AS validFrom, toString(validTo) AS validTo, sourceId, toString(recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
