// controllers-in-concert — who controls a subject by a way on which parties act in concert (一致行动), the topmost first
//
// mode     read
// params   $id String · $hopsMax Int · $asOf Date · $knownAt DateTime
// returns  controllerId String · hops Int · votesPpm Int · partnerIds List<String> · basisIds List<String> ·
//          conflictIds List<String> · top Boolean
// grain    one row per controller with its shortest way; partnerIds = the others of every group on it; conflictIds =
//          companies on it whose register contradicts itself, where no way is without
// basis    src/read/README.md
// cost     index on id, one climb that meets each controller once, then the shortest ways
// waives   01N50, 01N51, 01N52: in a young graph nobody controls in concert, and nothing contradicts itself
MATCH (controller:Subject)
      (()-[step:OWNS|CONTROLS|CONTROLS_IN_CONCERT WHERE step.controlPpm > 500000
        AND step.validFrom <= $asOf < step.validTo
        AND step.recordedAt <= $knownAt < step.supersededAt]->()){1,12}
      (target:Subject {id: $id})
// Distinct first: parties that hold one another all round have ways without number.
WITH DISTINCT controller, target
WHERE controller <> target
WITH target, collect(controller) AS controllers
CALL (target, controllers) {
  UNWIND controllers AS holder
  MATCH (holder)-[step:OWNS|CONTROLS|CONTROLS_IN_CONCERT WHERE step.controlPpm > 500000
    AND step.validFrom <= $asOf < step.validTo
    AND step.recordedAt <= $knownAt < step.supersededAt]->(company:Subject)
  WHERE company = target OR company IN controllers
  UNWIND [company.id] + coalesce(step.basisCompanyIds, []) AS id
  WITH DISTINCT id
  MATCH (:Subject {id: id})-[:HAS_CONFLICT]->(conflict:HoldingConflict)
  WHERE conflict.validFrom <= $asOf < conflict.validTo
    AND conflict.recordedAt <= $knownAt < conflict.supersededAt
  RETURN collect(DISTINCT id) AS conflictedIds
}
UNWIND controllers AS controller
CALL (controller, target, conflictedIds) {
  // A way without them first.
  UNWIND CASE conflictedIds WHEN [] THEN [[]] ELSE [conflictedIds, []] END AS avoidedIds
  MATCH way = allShortestPaths((controller)-[:OWNS|CONTROLS|CONTROLS_IN_CONCERT*..12]->(target))
  WHERE all(step IN relationships(way) WHERE step.controlPpm > 500000
    AND step.validFrom <= $asOf < step.validTo
    AND step.recordedAt <= $knownAt < step.supersededAt
    AND none(id IN [endNode(step).id] + coalesce(step.basisCompanyIds, []) WHERE id IN avoidedIds))
  WITH relationships(way) AS steps, avoidedIds,
       reduce(tie = '', s IN relationships(way) | tie + s.statementId + ' ') AS tie
  ORDER BY size(avoidedIds) DESC, tie
  RETURN collect(steps)[0] AS steps
}
WITH controller, steps, conflictedIds
WHERE size(steps) <= $hopsMax AND any(s IN steps WHERE type(s) = 'CONTROLS_IN_CONCERT')
RETURN controller.id AS controllerId, size(steps) AS hops, steps[-1].controlPpm AS votesPpm,
       reduce(ids = [], s IN steps | ids + coalesce(s.partnerIds, [])) AS partnerIds,
       reduce(ids = [], s IN steps | ids + coalesce(s.basisIds, [s.statementId])) AS basisIds,
       [id IN conflictedIds WHERE any(s IN steps
         WHERE id IN [endNode(s).id] + coalesce(s.basisCompanyIds, []))] AS conflictIds,
       NOT EXISTS { (higher:Subject WHERE higher <> controller)
         -[more:OWNS|CONTROLS|CONTROLS_IN_CONCERT WHERE more.controlPpm > 500000
           AND more.validFrom <= $asOf < more.validTo
           AND more.recordedAt <= $knownAt < more.supersededAt]->(controller) } AS top
ORDER BY top DESC, hops DESC, controllerId
