// controllers-in-concert — who controls a subject by a way on which parties act in concert (一致行动), the topmost first
//
// mode     read
// params   $id String · $hopsMax Int · $asOf Date · $knownAt DateTime
// returns  controllerId String · hops Int · votesPpm Int · partnerIds List<String> · basisIds List<String> · top Boolean
// grain    one row per controller with its shortest way; partnerIds = the others of every group on it
// basis    src/read/README.md
// cost     index on id, one climb that meets each controller once, then the shortest ways
// waives   01N52: in a young graph nobody controls in concert
MATCH (controller:Subject)
      (()-[step:OWNS|CONTROLS|CONTROLS_IN_CONCERT WHERE step.controlPpm > 500000
        AND step.validFrom <= $asOf < step.validTo
        AND step.recordedAt <= $knownAt < step.supersededAt]->()){1,12}
      (target:Subject {id: $id})
// Distinct first: parties that hold one another all round have ways without number.
WITH DISTINCT controller, target
WHERE controller <> target
CALL (controller, target) {
  MATCH way = allShortestPaths((controller)-[:OWNS|CONTROLS|CONTROLS_IN_CONCERT*..12]->(target))
  WHERE all(step IN relationships(way) WHERE step.controlPpm > 500000
    AND step.validFrom <= $asOf < step.validTo
    AND step.recordedAt <= $knownAt < step.supersededAt)
  WITH relationships(way) AS steps, reduce(tie = '', s IN relationships(way) | tie + s.statementId + ' ') AS tie
  ORDER BY tie
  RETURN collect(steps)[0] AS steps
}
WITH controller, steps
WHERE size(steps) <= $hopsMax AND any(s IN steps WHERE type(s) = 'CONTROLS_IN_CONCERT')
RETURN controller.id AS controllerId, size(steps) AS hops, steps[-1].controlPpm AS votesPpm,
       reduce(ids = [], s IN steps | ids + coalesce(s.partnerIds, [])) AS partnerIds,
       reduce(ids = [], s IN steps | ids + coalesce(s.basisIds, [s.statementId])) AS basisIds,
       NOT EXISTS { (higher:Subject WHERE higher <> controller)
         -[more:OWNS|CONTROLS|CONTROLS_IN_CONCERT WHERE more.controlPpm > 500000
           AND more.validFrom <= $asOf < more.validTo
           AND more.recordedAt <= $knownAt < more.supersededAt]->(controller) } AS top
ORDER BY top DESC, hops DESC, controllerId
