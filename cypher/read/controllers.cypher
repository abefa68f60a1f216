// controllers — the steps of control above a subject (实际控制人)
//
// mode     read
// params   $id String · $hopsMax Int · $asOf Date · $knownAt DateTime
// returns  controllerId String · controllerKind String · hops Int · votesPpm Int · joint Boolean ·
//          basisIds List<String> · conflictIds List<String> · top Boolean
// grain    one row per controller, the topmost first, by its shortest way; conflictIds = companies on the way whose register
//          contradicts itself, where no way is without
// basis    src/read/README.md
// cost     index on id, then one expansion
// waives   01N50, 01N51, 01N52: most registers contradict themselves nowhere
MATCH (controller:Subject)
      (()-[step:OWNS|CONTROLS WHERE step.controlPpm > 500000
        AND step.validFrom <= $asOf < step.validTo
        AND step.recordedAt <= $knownAt < step.supersededAt]->()){1,12}
      (:Subject {id: $id})
WHERE size(step) <= $hopsMax AND controller.id <> $id
WITH controller, step, COLLECT {
  UNWIND step AS s
  UNWIND [endNode(s).id] + coalesce(s.basisCompanyIds, []) AS companyId
  WITH DISTINCT companyId
  MATCH (:Subject {id: companyId})-[:HAS_CONFLICT]->(conflict:HoldingConflict)
  WHERE conflict.validFrom <= $asOf < conflict.validTo
    AND conflict.recordedAt <= $knownAt < conflict.supersededAt
  RETURN DISTINCT companyId
  ORDER BY companyId
} AS conflictIds
ORDER BY size(conflictIds) > 0, size(step)
WITH controller, collect(step)[0] AS step, collect(conflictIds)[0] AS conflictIds
RETURN controller.id AS controllerId, controller.kind AS controllerKind, size(step) AS hops,
       step[-1].controlPpm AS votesPpm, any(s IN step WHERE type(s) = 'CONTROLS') AS joint,
       reduce(ids = [], s IN step | ids + coalesce(s.basisIds, [s.statementId])) AS basisIds, conflictIds,
       NOT EXISTS { (higher:Subject WHERE higher <> controller)
         -[more:OWNS|CONTROLS WHERE more.controlPpm > 500000
           AND more.validFrom <= $asOf < more.validTo
           AND more.recordedAt <= $knownAt < more.supersededAt]->(controller) } AS top
ORDER BY top DESC, hops DESC, controllerId
