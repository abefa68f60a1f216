// listed-again-elsewhere — the lead at the earlier act, that listing, and the lead now
//
// mode     read
// params   $findings List<Map> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $controlPpmAbove Int · $removalReasons List<String> · $roles List<String>
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String ·
//          sourceId String · recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/listed-again-elsewhere.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (seed:Subject {id: finding.seedIds[0]})-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
MATCH (target:Subject&Person {id: finding.targetId})
MATCH (target)-[then:HOLDS_POSITION|OWNS WHERE then.recordedAt <= $knownAt < then.supersededAt]->
      (former:Organisation)-[:LISTED_AS]->(before:Listing
  WHERE before.listCode IN $listCodes
    // Put right, or ended by law: neither shared nor used from that day on.
    AND before.removedOn <= $asOf < before.sharedUntil AND before.removalReason IN $removalReasons
    AND before.recordedAt <= $knownAt < before.supersededAt)
WHERE former <> seed AND before.listedOn < listing.listedOn
  AND then.validFrom <= before.actTo AND before.actFrom < then.validTo AND then.validFrom < then.validTo
  AND CASE type(then)
        WHEN 'HOLDS_POSITION' THEN then.role IN $roles
        ELSE then.controlPpm > $controlPpmAbove END
MATCH (target)-[now:HOLDS_POSITION|OWNS WHERE now.validFrom <= $asOf < now.validTo
  AND now.recordedAt <= $knownAt < now.supersededAt]->(seed)
WHERE CASE type(now)
        WHEN 'HOLDS_POSITION' THEN now.role IN $roles
        ELSE now.controlPpm > $controlPpmAbove END
WITH finding, former, collect(DISTINCT then) AS thens, collect(DISTINCT before) AS befores,
     collect(DISTINCT now) AS nows
UNWIND [one IN thens | {fact: one, kind: type(one), from: startNode(one).id, role: one.role, ordinal: 0}] +
       [one IN befores | {fact: one, kind: 'LISTED_AS', from: former.id, role: one.listCode, ordinal: 1}] +
       [one IN nows | {fact: one, kind: type(one), from: startNode(one).id, role: one.role, ordinal: 2}]
       AS hop
WITH finding, former, hop, hop.fact AS fact
RETURN DISTINCT finding.key AS key, hop.ordinal AS ordinal, fact.statementId AS statementId, hop.kind AS kind,
       hop.from AS fromId,
       CASE hop.ordinal WHEN 2 THEN finding.seedIds[0] ELSE former.id END AS toId,
       fact.controlPpm AS sharePpm, hop.role AS role,
       CASE WHEN fact.controlPpm IS NULL THEN null ELSE 'control' END AS calculator,
       toString(coalesce(fact.validFrom, fact.listedOn)) AS validFrom,
       toString(coalesce(fact.validTo, fact.removedOn)) AS validTo,
       fact.sourceId AS sourceId, toString(fact.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
