// listed-shareholder — the strongest paths whose products add up to the share
//
// mode     read
// params   $findings List<Map> · $asOf Date · $knownAt DateTime · $hopsMax Int
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/listed-shareholder.ts
// cost     one bounded expansion per finding
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $findings AS finding
MATCH (seed:Subject {id: finding.seedIds[0]})
MATCH (target:Subject {id: finding.targetId})
CALL (seed, target) {
  MATCH (seed)
        (()-[stake:OWNS WHERE stake.sharePpmMin > 0
          AND stake.validFrom <= $asOf < stake.validTo
          AND stake.recordedAt <= $knownAt < stake.supersededAt]->(company:Subject)){1,6}
        (target)
  WHERE size(stake) <= $hopsMax AND target <> seed
    AND NOT seed IN company
    AND all(c IN company WHERE single(other IN company WHERE other = c))
    // Overlapping rows of one pair are never added: only the greatest of them counts. Both ends are found before what
    // lies between them, because a fund has thousands of stakes.
    AND none(s IN stake WHERE EXISTS {
      MATCH (holder) WHERE id(holder) = id(startNode(s))
      MATCH (owned) WHERE id(owned) = id(endNode(s))
      WITH DISTINCT holder, owned
      MATCH (holder)-[other:OWNS WHERE other.validFrom <= $asOf < other.validTo
        AND other.recordedAt <= $knownAt < other.supersededAt]->(owned)
      WHERE other.sharePpmMin > s.sharePpmMin
        OR (other.sharePpmMin = s.sharePpmMin AND other.statementId < s.statementId) })
  WITH stake, reduce(ratio = 1.0, s IN stake | ratio * s.sharePpmMin / 1000000.0) AS pathRatio,
       reduce(tie = '', s IN stake | tie + s.statementId + ' ') AS tie
  ORDER BY pathRatio DESC, tie
  RETURN collect(stake)[0..5] AS paths
}
UNWIND range(0, size(paths) - 1) AS rank
UNWIND range(0, size(paths[rank]) - 1) AS position
WITH finding.key AS key, paths[rank][position] AS stake, min(rank * 100 + position) AS ordinal
RETURN key, ordinal, stake.statementId AS statementId,
       type(stake) AS kind,
       startNode(stake).id AS fromId, endNode(stake).id AS toId, stake.sharePpmMin AS sharePpm, null AS role,
       'lookThrough' AS calculator, toString(stake.validFrom) AS validFrom, toString(stake.validTo) AS validTo,
       stake.sourceId AS sourceId, toString(stake.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
