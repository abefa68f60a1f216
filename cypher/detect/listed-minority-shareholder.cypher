// listed-minority-shareholder — companies a listed party reaches by a few links of a tenth (失信主体少数持股)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $sharePpmMin Int · $hopsMax Int · $lookThroughPpmBelow Int · $controlPpmAbove Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target and seed; who holds a quarter by these paths or controls is for other rules
// basis    src/rules/listed-minority-shareholder.ts
// cost     at most three stakes of a tenth below each subject in scope
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (seed)
      (()-[stake:OWNS WHERE stake.sharePpmMin >= $sharePpmMin
        AND stake.validFrom <= $asOf < stake.validTo
        AND stake.recordedAt <= $knownAt < stake.supersededAt]->(company:Subject)){1,3}
      (target:Organisation)
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
WITH seed, target, size(stake) AS steps,
     reduce(ratio = 1.0, s IN stake | ratio * s.sharePpmMin / 1000000.0) AS pathRatio,
     any(c IN company WHERE EXISTS {
       (:Subject {id: c.id})-[:HAS_CONFLICT]->(conflict:HoldingConflict
         WHERE conflict.validFrom <= $asOf < conflict.validTo
           AND conflict.recordedAt <= $knownAt < conflict.supersededAt) }) AS conflicted
WITH seed, target, min(steps) AS hops, sum(pathRatio) AS lookThroughRatio, collect(conflicted) AS conflicts
// The same billionth as listed-shareholder, so that no pair falls between the two.
WHERE lookThroughRatio < $lookThroughPpmBelow / 1000000.0 - 1e-9
  AND NOT EXISTS { (seed)(()-[own:OWNS|CONTROLS WHERE own.controlPpm > $controlPpmAbove
              AND own.validFrom <= $asOf < own.validTo
              AND own.recordedAt <= $knownAt < own.supersededAt]->()){1,12}(target) }
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator, hops,
       CASE WHEN any(c IN conflicts WHERE c) THEN 'undetermined' ELSE 'yes' END AS verdict,
       toInteger(round(lookThroughRatio * 1000000)) AS measure
ORDER BY targetId, seedId
