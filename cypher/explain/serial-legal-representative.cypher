// serial-legal-representative — the offices at the acts and the office now
//
// mode     read
// params   $findings List<Map> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $officesMax Int · $organisationsMin Int
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String ·
//          sourceId String · recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/serial-legal-representative.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (person:Person)-[now:HOLDS_POSITION {role: 'legalRepresentative'}]->(:Subject {id: finding.targetId})
WHERE now.validFrom <= $asOf < now.validTo
  AND now.recordedAt <= $knownAt < now.supersededAt
WITH DISTINCT finding, person, now
CALL (person) {
  MATCH (person)-[office:HOLDS_POSITION WHERE office.validFrom <= $asOf < office.validTo
    AND office.recordedAt <= $knownAt < office.supersededAt]->(organisation:Subject)
  WITH DISTINCT organisation LIMIT $officesMax + 1
  WITH count(organisation) AS offices
  WHERE offices <= $officesMax
  RETURN offices
}
MATCH (person)-[then:HOLDS_POSITION {role: 'legalRepresentative'}]->(seed:Organisation)
      -[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WHERE seed.id IN finding.seedIds
  AND then.validFrom <= listing.actTo AND listing.actFrom < then.validTo AND then.validFrom < then.validTo
  AND then.recordedAt <= $knownAt < then.supersededAt
WITH finding, person, collect(DISTINCT now) AS nows, collect(DISTINCT then) AS thens,
     count(DISTINCT seed) AS led
WHERE led >= $organisationsMin
UNWIND [office IN thens | {office: office, ordinal: 0}] +
       [office IN nows | {office: office, ordinal: 1}] AS hop
WITH finding, hop.office AS office, hop.ordinal AS ordinal
RETURN DISTINCT finding.key AS key, ordinal AS ordinal, office.statementId AS statementId,
       type(office) AS kind,
       startNode(office).id AS fromId, endNode(office).id AS toId,
       null AS sharePpm, office.role AS role, null AS calculator,
       toString(office.validFrom) AS validFrom, toString(office.validTo) AS validTo,
       office.sourceId AS sourceId, toString(office.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
