// dormant-revived — companies long quiet, then under a new leader and a new majority holder at once (休眠企业突然启用)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $controlPpmAbove Int · $quietMonthsMin Int · $monthsApartMax Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per company and listed party that came in or went out
// basis    src/rules/dormant-revived.ts
// cost     what each subject in scope led or held the majority of, then the rows of those companies
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (seed)-[part:OWNS|HOLDS_POSITION
  WHERE (part.role = 'legalRepresentative' OR part.controlPpm > $controlPpmAbove)
    AND part.recordedAt <= $knownAt < part.supersededAt]->(company:Organisation)
WHERE company <> seed
MATCH (company)<-[stake:OWNS WHERE stake.controlPpm > $controlPpmAbove
  AND stake.validFrom <= $asOf
  AND stake.recordedAt <= $knownAt < stake.supersededAt]-(holder:Subject)
MATCH (company)<-[office:HOLDS_POSITION {role: 'legalRepresentative'}]-(leader:Subject)
WHERE office.validFrom <= $asOf
  AND office.recordedAt <= $knownAt < office.supersededAt
WITH seed, company, part, stake, holder, office, leader,
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
WITH seed, company, part, stake, office, revivedOn, revivedOn - duration({months: $quietMonthsMin}) AS quietFrom
WHERE NOT EXISTS {
    (company)-[change:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF|ACTS_WITH|PLEDGES|SUPPLIES_TO
      WHERE (quietFrom < change.validFrom < revivedOn OR quietFrom < change.validTo < revivedOn)
        AND change.recordedAt <= $knownAt < change.supersededAt]-(:Subject) }
  AND NOT EXISTS { (company)-[:HAS_RECORD]->(record:Record WHERE quietFrom < record.occurredOn < revivedOn
    AND record.recordedAt <= $knownAt < record.supersededAt) }
  AND NOT EXISTS { (company)-[:PENALISED_BY]->(penalty:Penalty WHERE quietFrom < penalty.decidedOn < revivedOn
    AND penalty.recordedAt <= $knownAt < penalty.supersededAt) }
RETURN DISTINCT company.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       1 AS hops,
       'yes' AS verdict, null AS measure
ORDER BY targetId, seedId
