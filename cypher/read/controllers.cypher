// controllers — the steps of control above a subject (实际控制人)
//
// mode     read
// params   $id String · $hopsMax Int · $asOf Date · $knownAt DateTime
// returns  controllerId String · controllerKind String · hops Int · votesPpm Int · joint Boolean ·
//          basisIds List<String> · top Boolean
// grain    one row per controller, the topmost first
// basis    src/read/README.md
// cost     index on id, then one expansion
MATCH (controller:Subject)
      (()-[step:OWNS|CONTROLS WHERE step.controlPpm > 500000
        AND step.validFrom <= $asOf < step.validTo
        AND step.recordedAt <= $knownAt < step.supersededAt]->()){1,12}
      (:Subject {id: $id})
WHERE size(step) <= $hopsMax AND controller.id <> $id
WITH controller, step
ORDER BY size(step)
WITH controller, collect(step)[0] AS step
RETURN controller.id AS controllerId, controller.kind AS controllerKind, size(step) AS hops,
       step[-1].controlPpm AS votesPpm, any(s IN step WHERE type(s) = 'CONTROLS') AS joint,
       reduce(ids = [], s IN step | ids + coalesce(s.basisIds, [s.statementId])) AS basisIds,
       NOT EXISTS { (higher:Subject WHERE higher <> controller)
         -[more:OWNS|CONTROLS WHERE more.controlPpm > 500000
           AND more.validFrom <= $asOf < more.validTo
           AND more.recordedAt <= $knownAt < more.supersededAt]->(controller) } AS top
ORDER BY top DESC, hops DESC, controllerId
