// dormant-revived — the listed party's part, then the new holder and the new leader
//
// mode     read
// params   $findings List<Map> · $asOf Date · $knownAt DateTime ·
//          $controlPpmAbove Int · $quietMonthsMin Int · $monthsApartMax Int
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/dormant-revived.ts
// cost     one bounded expansion per finding
// waives   01N50, 01N51, 01N52: every subject of a young graph was told once, and nobody was merged
UNWIND $findings AS finding
MATCH (seed:Subject {id: finding.seedIds[0]})
MATCH (company:Subject {id: finding.targetId})
MATCH (seed)-[part:OWNS|HOLDS_POSITION
  WHERE (part.role = 'legalRepresentative' OR part.controlPpm > $controlPpmAbove)
    AND part.recordedAt <= $knownAt < part.supersededAt]->(company)
MATCH (company)<-[stake:OWNS WHERE stake.controlPpm > $controlPpmAbove
  AND stake.validFrom <= $asOf
  AND stake.recordedAt <= $knownAt < stake.supersededAt]-(holder:Subject)
MATCH (company)<-[office:HOLDS_POSITION {role: 'legalRepresentative'}]-(leader:Subject)
WHERE office.validFrom <= $asOf
  AND office.recordedAt <= $knownAt < office.supersededAt
WITH finding, seed, company, part, stake, holder, office, leader,
     CASE WHEN stake.validFrom < office.validFrom THEN stake.validFrom ELSE office.validFrom END AS revivedOn,
     CASE WHEN stake.validFrom < office.validFrom THEN office.validFrom ELSE stake.validFrom END AS settledOn
WHERE settledOn <= revivedOn + duration({months: $monthsApartMax})
  AND asKnown(company).registeredOn <= revivedOn - duration({months: $quietMonthsMin})
  // The listed party comes in with the change, or goes out with it.
  AND (part IN [stake, office] OR (part.validFrom < revivedOn AND revivedOn <= part.validTo <= settledOn))
  AND NOT EXISTS { (holder)-[before:OWNS WHERE before.controlPpm > $controlPpmAbove
    AND before.validFrom < stake.validFrom AND before.recordedAt <= $knownAt < before.supersededAt]->(company) }
  AND NOT EXISTS { (leader)-[before:HOLDS_POSITION {role: 'legalRepresentative'}]->(company)
    WHERE before.validFrom < office.validFrom AND before.recordedAt <= $knownAt < before.supersededAt }
WITH finding, seed, company, part, stake, office, revivedOn,
     revivedOn - duration({months: $quietMonthsMin}) AS quietFrom
WHERE NOT EXISTS {
    (company)-[change:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF|ACTS_WITH|PLEDGES|SUPPLIES_TO
      WHERE (quietFrom < change.validFrom < revivedOn OR quietFrom < change.validTo < revivedOn)
        AND change.recordedAt <= $knownAt < change.supersededAt]-(:Subject) }
  AND NOT EXISTS { (company)-[:HAS_RECORD]->(record:Record WHERE quietFrom < record.occurredOn < revivedOn
    AND record.recordedAt <= $knownAt < record.supersededAt) }
  AND NOT EXISTS { (company)-[:PENALISED_BY]->(penalty:Penalty WHERE quietFrom < penalty.decidedOn < revivedOn
    AND penalty.recordedAt <= $knownAt < penalty.supersededAt) }
UNWIND [{at: 0, hop: part}, {at: 1, hop: stake}, {at: 2, hop: office}] AS said
WITH finding, said.hop AS hop, min(said.at) AS ordinal
RETURN DISTINCT finding.key AS key, ordinal AS ordinal, hop.statementId AS statementId,
       type(hop) AS kind,
       startNode(hop).id AS fromId, endNode(hop).id AS toId, hop.controlPpm AS sharePpm, hop.role AS role,
       CASE type(hop) WHEN 'OWNS' THEN 'control' END AS calculator,
       toString(hop.validFrom) AS validFrom, toString(hop.validTo) AS validTo,
       hop.sourceId AS sourceId, toString(hop.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
