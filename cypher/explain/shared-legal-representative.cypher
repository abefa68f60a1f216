// shared-legal-representative — the person's office at the act and the office now
//
// mode     read
// params   $findings List<Map> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $officesMax Int
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/shared-legal-representative.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (seed:Subject {id: finding.seedIds[0]})-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
MATCH (person:Person)-[then:HOLDS_POSITION {role: 'legalRepresentative'}]->(seed)
WHERE then.validFrom <= listing.actTo AND listing.actFrom < then.validTo AND then.validFrom < then.validTo
  AND then.recordedAt <= $knownAt < then.supersededAt
// Each person is counted once, before their offices are looked through.
WITH person, collect(DISTINCT {finding: finding, then: then}) AS led
CALL (person) {
  MATCH (person)-[office:HOLDS_POSITION WHERE office.validFrom <= $asOf < office.validTo
    AND office.recordedAt <= $knownAt < office.supersededAt]->(organisation:Subject)
  WITH DISTINCT organisation LIMIT $officesMax + 1
  WITH count(organisation) AS offices
  WHERE offices <= $officesMax
  RETURN offices
}
UNWIND led AS one
WITH person, one.finding AS finding, one.then AS then
MATCH (person)-[now:HOLDS_POSITION {role: 'legalRepresentative'}]->(:Subject {id: finding.targetId})
WHERE now.validFrom <= $asOf < now.validTo AND now.recordedAt <= $knownAt < now.supersededAt
UNWIND [then, now] AS office
WITH DISTINCT finding, office, CASE WHEN office = then THEN 0 ELSE 1 END AS ordinal
RETURN DISTINCT finding.key AS key, ordinal AS ordinal, office.statementId AS statementId,
       type(office) AS kind,
       startNode(office).id AS fromId, endNode(office).id AS toId, null AS sharePpm, office.role AS role,
       null AS calculator, toString(office.validFrom) AS validFrom, toString(office.validTo) AS validTo,
       office.sourceId AS sourceId, toString(office.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
