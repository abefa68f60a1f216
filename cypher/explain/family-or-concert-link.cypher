// family-or-concert-link — the tie, then the control or the office of who is tied
//
// mode     read
// params   $findings List<Map> · $asOf Date · $knownAt DateTime ·
//          $controlPpmAbove Int · $hopsMax Int · $controlledMax Int · $officesMax Int · $stateKinds
//          List<String>
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/family-or-concert-link.ts
// cost     one bounded expansion per finding
UNWIND $findings AS finding
MATCH (seed:Subject {id: finding.seedIds[0]})
MATCH (target:Subject {id: finding.targetId})
MATCH (seed)-[tie:FAMILY_OF|ACTS_WITH WHERE tie.validFrom <= $asOf < tie.validTo
  AND tie.recordedAt <= $knownAt < tie.supersededAt]-(kin:Subject)
WHERE kin <> seed AND NOT asKnown(kin).kind IN $stateKinds
CALL (kin, target) {
  MATCH (kin)
        (()-[step:OWNS|CONTROLS WHERE step.controlPpm > $controlPpmAbove
            AND step.validFrom <= $asOf < step.validTo
            AND step.recordedAt <= $knownAt < step.supersededAt]->()){1,12}
        (target)
  WHERE size(step) <= $hopsMax AND COUNT {
    MATCH (kin)
          (()-[down:OWNS|CONTROLS WHERE down.controlPpm > $controlPpmAbove
            AND down.validFrom <= $asOf < down.validTo
            AND down.recordedAt <= $knownAt < down.supersededAt]->()){1,12}
          (controlled:Organisation)
    WHERE size(down) <= $hopsMax AND controlled <> kin
    RETURN DISTINCT controlled LIMIT $controlledMax + 1 } <= $controlledMax
  WITH step, reduce(spelled = '', s IN step | spelled + s.statementId + ' ') AS spelled
  ORDER BY size(step), spelled
  WITH collect(step)[0] AS steps
  WHERE steps IS NOT NULL
  UNWIND range(0, size(steps) - 1) AS position
  WITH position, steps[position] AS step
  // A joint step is proved by the holdings that compose it, a direct one by itself.
  UNWIND coalesce(step.basisIds, [step.statementId]) AS statementId
  MATCH (:Subject)-[stake:OWNS {statementId: statementId}]->(:Subject)
  WHERE stake.validFrom <= $asOf < stake.validTo AND stake.recordedAt <= $knownAt < stake.supersededAt
  RETURN stake AS way, 2 + min(position) AS ordinal
  UNION
  MATCH (kin)-[office:HOLDS_POSITION {role: 'legalRepresentative'}]->(target)
  WHERE office.validFrom <= $asOf < office.validTo AND office.recordedAt <= $knownAt < office.supersededAt
    AND COUNT {
      MATCH (kin)-[any:HOLDS_POSITION WHERE any.validFrom <= $asOf < any.validTo
        AND any.recordedAt <= $knownAt < any.supersededAt]->(organisation:Organisation)
      RETURN DISTINCT organisation LIMIT $officesMax + 1 } <= $officesMax
  RETURN office AS way, 1 AS ordinal
}
UNWIND [{fact: tie, ordinal: 0}, {fact: way, ordinal: ordinal}] AS hop
WITH finding, hop.fact AS fact, min(hop.ordinal) AS ordinal
RETURN DISTINCT finding.key AS key, ordinal AS ordinal, fact.statementId AS statementId,
       type(fact) AS kind,
       startNode(fact).id AS fromId, endNode(fact).id AS toId, fact.controlPpm AS sharePpm, fact.role AS role,
       CASE WHEN type(fact) = 'OWNS' THEN 'control' END AS calculator,
       toString(fact.validFrom) AS validFrom, toString(fact.validTo) AS validTo,
       fact.sourceId AS sourceId, toString(fact.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
