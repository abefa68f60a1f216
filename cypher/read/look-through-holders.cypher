// look-through-holders — natural persons behind a company by look-through share (受益所有人)
//
// mode     read
// params   $id String · $hopsMax Int · $ratioMin Float · $asOf Date · $knownAt DateTime
// returns  holderId String · lookThroughRatio Float · hops Int
// grain    one row per person with at least the share, simple paths added
// basis    src/read/README.md
// cost     index on id, then one expansion
MATCH (holder:Person)
      (()-[stake:OWNS WHERE stake.sharePpmMin > 0
        AND stake.validFrom <= $asOf < stake.validTo
        AND stake.recordedAt <= $knownAt < stake.supersededAt]->(company:Subject)){1,6}
      (target:Subject {id: $id})
WHERE size(stake) <= $hopsMax AND all(c IN company WHERE single(other IN company WHERE other = c))
WITH holder, size(stake) AS steps, reduce(ratio = 1.0, s IN stake | ratio * s.sharePpmMin / 1000000.0) AS pathRatio
WITH holder, min(steps) AS hops, sum(pathRatio) AS lookThroughRatio
WHERE lookThroughRatio >= $ratioMin - 1e-9
RETURN holder.id AS holderId, lookThroughRatio, hops
ORDER BY lookThroughRatio DESC, holderId
