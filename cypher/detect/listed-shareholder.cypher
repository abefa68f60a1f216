// listed-shareholder — companies in which a listed party holds a quarter or more, looked through (失信主体穿透持股)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $lookThroughPpmMin Int · $hopsMax Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target and seed
// basis    src/rules/listed-shareholder.ts
// cost     the stakes of each listed party, then all simple paths of at most five below each company held
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (seed)-[first:OWNS WHERE first.sharePpmMin > 0
  AND first.validFrom <= $asOf < first.validTo
  AND first.recordedAt <= $knownAt < first.supersededAt]->(held:Subject)
// What lies below a company is walked once for all who hold it: a fund has thousands of holders and of
//          stakes.
WITH held, collect({seed: seed, stake: first, ratio: first.sharePpmMin / 1000000.0}) AS parts
CALL (held) {
  MATCH (held)
        (()-[stake:OWNS WHERE stake.sharePpmMin > 0
          AND stake.validFrom <= $asOf < stake.validTo
          AND stake.recordedAt <= $knownAt < stake.supersededAt]->(company:Subject)){0,5}
        (target:Organisation)
  WHERE size(stake) < $hopsMax AND NOT held IN company
    AND all(c IN company WHERE single(other IN company WHERE other = c))
  WITH target, {stake: stake, companies: company,
                ratio: reduce(ratio = 1.0, s IN stake | ratio * s.sharePpmMin / 1000000.0)} AS path
  WITH target, collect(path) AS paths, sum(path.ratio) AS ratio
  RETURN collect({target: target, paths: paths}) AS below, coalesce(max(ratio), 0.0) AS belowMax
}
UNWIND parts AS part
WITH part.seed AS seed, sum(part.ratio * belowMax) AS ratioMax,
     collect({held: held, stake: part.stake, ratio: part.ratio, below: below, most: part.ratio * belowMax}) AS holdings
// Whose stakes together are too small for any company below: many hold a little of a fund.
WHERE ratioMax >= $lookThroughPpmMin / 1000000.0 - 1e-9
// A stake that is small among all of a party's counts only in companies that stand below a greater one as well: below
// the small ones alone they do not reach it together.
WITH seed, holdings, $lookThroughPpmMin / 1000000.0 / size(holdings) - 1e-9 AS greatMin
WITH seed, holdings, greatMin, CASE WHEN any(one IN holdings WHERE one.most < greatMin) THEN COLLECT {
  UNWIND holdings AS one
  WITH one WHERE one.most >= greatMin
  UNWIND one.below AS lower
  RETURN DISTINCT lower.target
} END AS belowGreat
UNWIND holdings AS holding
WITH seed, holding, CASE
       WHEN holding.most >= greatMin THEN holding.below
       ELSE [lower IN holding.below WHERE lower.target IN belowGreat] END AS below
UNWIND below AS lower
UNWIND lower.paths AS path
WITH seed, lower.target AS target, [holding.stake] + path.stake AS stake, holding.ratio * path.ratio AS pathRatio,
     path.companies AS companies, holding.held AS held
WHERE held <> seed AND NOT seed IN companies
// All rows together are never less than the greatest of each pair: what falls short here is out, at little
//          cost.
WITH seed, target, sum(pathRatio) AS upperRatio, collect({stake: stake, ratio: pathRatio}) AS paths
WHERE upperRatio >= $lookThroughPpmMin / 1000000.0 - 1e-9
UNWIND paths AS path
WITH seed, target, path.stake AS stake, path.ratio AS pathRatio
// Overlapping rows of one pair are never added: only the greatest of them counts. Both ends are found before what
// lies between them, because a fund has thousands of stakes.
WHERE none(s IN stake WHERE EXISTS {
    MATCH (holder) WHERE id(holder) = id(startNode(s))
    MATCH (owned) WHERE id(owned) = id(endNode(s))
    WITH DISTINCT holder, owned
    MATCH (holder)-[other:OWNS WHERE other.validFrom <= $asOf < other.validTo
      AND other.recordedAt <= $knownAt < other.supersededAt]->(owned)
    WHERE other.sharePpmMin > s.sharePpmMin
      OR (other.sharePpmMin = s.sharePpmMin AND other.statementId < s.statementId) })
WITH seed, target, size(stake) AS steps, pathRatio,
     any(s IN stake WHERE EXISTS {
       MATCH (owned) WHERE id(owned) = id(endNode(s))
       MATCH (owned)-[:HAS_CONFLICT]->(conflict:HoldingConflict
         WHERE conflict.validFrom <= $asOf < conflict.validTo
           AND conflict.recordedAt <= $knownAt < conflict.supersededAt) }) AS conflicted
WITH seed, target, min(steps) AS hops, sum(pathRatio) AS lookThroughRatio, collect(conflicted) AS conflicts
// Products are floats: a billionth keeps "at least 25 %" true for 50 % x 50 %, far below one ppm.
WHERE lookThroughRatio >= $lookThroughPpmMin / 1000000.0 - 1e-9
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator, hops,
       CASE WHEN any(c IN conflicts WHERE c) THEN 'undetermined' ELSE 'yes' END AS verdict,
       toInteger(round(lookThroughRatio * 1000000)) AS measure
ORDER BY targetId, seedId
