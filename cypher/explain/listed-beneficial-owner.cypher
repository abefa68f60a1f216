// listed-beneficial-owner — the stated role, and the strongest paths whose products add up to the share
//
// mode     read
// params   $findings List<Map> · $asOf Date · $knownAt DateTime · $hopsMax Int · $lookThroughPpmMin Int
// returns  key String · ordinal Int · statementId String · kind String · fromId String · toId String ·
//          sharePpm Int · role String · calculator String · validFrom String · validTo String · sourceId String ·
//          recordedAt String
// grain    one row per hop of the proof, in reading order; findings carry key, targetId, seedIds
// basis    src/rules/listed-beneficial-owner.ts
// cost     one bounded expansion per finding
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $findings AS finding
MATCH (seed:Subject {id: finding.seedIds[0]})
MATCH (target:Subject {id: finding.targetId})
CALL (seed, target) {
  MATCH (seed)-[office:HOLDS_POSITION {role: 'beneficialOwner'}]->(target)
  WHERE office.validFrom <= $asOf < office.validTo AND office.recordedAt <= $knownAt < office.supersededAt
  RETURN office AS fact, 0 AS ordinal
  UNION
  MATCH (seed)
        (()-[stake:OWNS WHERE stake.sharePpmMin > 0
          AND stake.validFrom <= $asOf < stake.validTo
          AND stake.recordedAt <= $knownAt < stake.supersededAt]->(company:Subject)){1,6}
        (target)
  WHERE size(stake) <= $hopsMax
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
  WITH collect(stake)[0..5] AS paths, sum(pathRatio) AS lookThroughRatio
  WHERE lookThroughRatio >= $lookThroughPpmMin / 1000000.0 - 1e-9
  UNWIND range(0, size(paths) - 1) AS rank
  UNWIND range(0, size(paths[rank]) - 1) AS position
  RETURN paths[rank][position] AS fact, 1 + min(rank * 100 + position) AS ordinal
}
WITH finding, fact, ordinal
RETURN DISTINCT finding.key AS key, ordinal AS ordinal, fact.statementId AS statementId,
       type(fact) AS kind,
       startNode(fact).id AS fromId, endNode(fact).id AS toId, fact.sharePpmMin AS sharePpm, fact.role AS role,
       CASE WHEN type(fact) = 'OWNS' THEN 'lookThrough' END AS calculator,
       toString(fact.validFrom) AS validFrom, toString(fact.validTo) AS validTo,
       fact.sourceId AS sourceId, toString(fact.recordedAt) AS recordedAt
ORDER BY key, ordinal, statementId
