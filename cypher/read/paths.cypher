// paths — shortest paths between two subjects (路径)
//
// mode     read
// params   $fromId String · $toId String · $kinds List<String> · $hopsMax Int · $sharePpmMin Int ·
//          $stateKinds List<String> · $limit Int · $asOf Date · $knownAt DateTime
// returns  nodeIds List<String> · edges List<Map> · explored Int
// grain    one row per path, shortest first; state bodies are no bridge
// basis    src/read/README.md
// cost     bounded by hops; the caller refuses starts that are too wide
MATCH path = (from:Subject {id: $fromId})
      ((a:Subject)-[r:OWNS|CONTROLS|CONTROLS_IN_CONCERT|HOLDS_POSITION|GUARANTEES|PLEDGES|BRANCH_OF|ACTS_WITH|FAMILY_OF|SUPPLIES_TO
        WHERE type(r) IN $kinds
          AND coalesce(r.sharePpm >= $sharePpmMin, true)
          AND r.validFrom <= $asOf < r.validTo
          AND r.recordedAt <= $knownAt < r.supersededAt]-(b:Subject
        WHERE b.id = $toId OR NOT b.kind IN $stateKinds)){1,6}
      (to:Subject {id: $toId})
WHERE size(r) <= $hopsMax AND all(n IN b WHERE single(m IN b WHERE m = n)) AND NOT from IN b
WITH from, b, r
ORDER BY size(r), reduce(tie = '', s IN r | tie + s.statementId)
WITH collect({nodes: [from] + b, edges: r}) AS paths
UNWIND paths[0..$limit] AS one
RETURN [n IN one.nodes | n.id] AS nodeIds,
       [r IN one.edges | {statementId: r.statementId, kind: type(r), fromId: startNode(r).id, toId: endNode(r).id,
         sharePpm: coalesce(r.sharePpm, r.controlPpm), role: r.role, amountFen: r.amountFen,
         validFrom: r.validFrom, validTo: r.validTo, basisIds: coalesce(r.basisIds, [r.statementId])}] AS edges,
       size(paths) AS explored
