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
// cost     one bounded expansion per finding, then the versions of both firms
// waives   01N50, 01N51, 01N52, 03N95: every subject of a young graph was told once, and nobody was merged; mark is
//      address, phone or industryCode of two subjects
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
WHERE person <> seed AND NOT asKnown(person).kind IN $stateKinds
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
  WITH seed, target, asKnown(seed) AS old, asKnown(target) AS new
  UNWIND ['address', 'phone', 'industryCode'] AS mark
  WITH seed, target, mark, old[mark] AS stated
  WHERE stated = new[mark] AND stated <> ''
  UNWIND [seed, target] AS one
  // Told once, it is its own statement.
  OPTIONAL MATCH (one)<-[:VERSION_OF]-(version:SubjectVersion)
  WHERE version.recordedAt <= $knownAt
  WITH one, mark, stated, collect(version) AS versions
  WITH one, mark, stated, CASE WHEN size(versions) = 0 THEN [one] ELSE versions END AS versions
  CALL (versions, mark, stated) {
    UNWIND versions AS statement
    WITH versions, mark, stated, statement
    WHERE statement[mark] = stated
    // Of several that state it, who said so first: another source that says the same is no new evidence.
    RETURN statement
    ORDER BY CASE WHEN statement.supersededAt <= $knownAt THEN statement.supersededAt END DESC,
             statement.mergedFrom IS NOT NULL,
             reduce(first = statement.recordedAt, v IN versions | CASE
               WHEN v.statementId = statement.statementId AND v.recordedAt < first THEN v.recordedAt
               ELSE first END),
             statement.statementId
    LIMIT 1
  }
  RETURN CASE mark WHEN 'address' THEN 2 WHEN 'phone' THEN 3 ELSE 4 END AS ordinal,
         statement.statementId AS statementId, 'SUBJECT' AS kind,
         one.id AS fromId, one.id AS toId, null AS sharePpm, mark AS role, null AS calculator,
         date('0001-01-01') AS validFrom, date('9999-12-31') AS validTo, statement.sourceId AS sourceId,
         statement.recordedAt AS recordedAt
}
RETURN DISTINCT finding.key AS key, ordinal, statementId, kind, fromId, toId, sharePpm, role, calculator,
       toString(validFrom) AS validFrom, toString(validTo) AS validTo, sourceId, toString(recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
