// red-list-conflict — the control of the listed party, then the red listings and incentives of the target
//
// mode     read
// params   $findings List<Map> · $redListCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $controlPpmAbove Int · $hopsMax Int
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/red-list-conflict.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (seed:Subject {id: finding.seedIds[0]})
MATCH (target:Subject {id: finding.targetId})
CALL (seed, target) {
  MATCH (seed)
        (()-[step:OWNS|CONTROLS WHERE step.controlPpm > $controlPpmAbove
            AND step.validFrom <= $asOf < step.validTo
            AND step.recordedAt <= $knownAt < step.supersededAt]->()){1,12}
        (target)
  WHERE size(step) <= $hopsMax AND seed <> target
  WITH step, reduce(tie = '', s IN step | tie + s.statementId + ' ') AS tie
  ORDER BY size(step), tie
  WITH collect(step)[0] AS steps
  WHERE steps IS NOT NULL
  UNWIND range(0, size(steps) - 1) AS position
  WITH position, steps[position] AS step
  // A joint step is proved by the holdings that compose it, a direct one by itself.
  UNWIND coalesce(step.basisIds, [step.statementId]) AS statementId
  MATCH (holder:Subject)-[stake:OWNS {statementId: statementId}]->(company:Subject)
  WHERE stake.validFrom <= $asOf < stake.validTo AND stake.recordedAt <= $knownAt < stake.supersededAt
  WITH stake, holder, company, min(position) AS ordinal
  RETURN ordinal, stake AS fact, 'OWNS' AS kind, holder.id AS fromId, company.id AS toId,
         stake.controlPpm AS sharePpm, null AS role, 'control' AS calculator,
         stake.validFrom AS validFrom, stake.validTo AS validTo
  UNION
  MATCH (target)-[:LISTED_AS]->(red:Listing
    WHERE red.listCode IN $redListCodes
      AND red.listedOn <= $asOf < red.inUseUntil
      AND red.recordedAt <= $knownAt < red.supersededAt)
  RETURN 100 AS ordinal, red AS fact, 'LISTED_AS' AS kind, target.id AS fromId, target.id AS toId,
         null AS sharePpm, red.listCode AS role, null AS calculator,
         red.listedOn AS validFrom, red.removedOn AS validTo
  UNION
  MATCH (target)-[:HAS_RECORD]->(record:Record
    WHERE record.recordType = 'incentive'
      AND record.validFrom <= $asOf < record.validTo
      AND record.recordedAt <= $knownAt < record.supersededAt)
  RETURN 101 AS ordinal, record AS fact, 'HAS_RECORD' AS kind, target.id AS fromId, target.id AS toId,
         null AS sharePpm, record.recordType AS role, null AS calculator,
         record.validFrom AS validFrom, record.validTo AS validTo
}
RETURN DISTINCT finding.key AS key, ordinal AS ordinal, fact.statementId AS statementId, kind AS kind,
       fromId AS fromId, toId AS toId, sharePpm AS sharePpm, role AS role, calculator AS calculator,
       toString(validFrom) AS validFrom, toString(validTo) AS validTo, fact.sourceId AS sourceId,
       toString(fact.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
