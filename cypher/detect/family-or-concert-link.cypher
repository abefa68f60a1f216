// family-or-concert-link — companies led or controlled by family or concert parties of a listed party (亲属或一致行动关联)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $controlPpmAbove Int · $hopsMax Int · $controlledMax Int · $officesMax Int · $stateKinds
//          List<String>
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target and seed; what the seed itself controls is for other rules
// basis    src/rules/family-or-concert-link.ts
// cost     one tie, then one bounded descent of control, per subject in scope
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (seed)-[tie:FAMILY_OF|ACTS_WITH WHERE tie.validFrom <= $asOf < tie.validTo
  AND tie.recordedAt <= $knownAt < tie.supersededAt]-(kin:Subject)
WHERE kin <> seed AND NOT asKnown(kin).kind IN $stateKinds
WITH DISTINCT seed, kin
CALL (kin) {
  CALL (kin) {
    // Who controls too many is no bridge; one more than counts is enough to know.
    MATCH (kin)
          (()-[wide:OWNS|CONTROLS WHERE wide.controlPpm > $controlPpmAbove
            AND wide.validFrom <= $asOf < wide.validTo
            AND wide.recordedAt <= $knownAt < wide.supersededAt]->()){1,12}
          (company:Organisation)
    WHERE company <> kin
    WITH DISTINCT company LIMIT $controlledMax + 1
    WITH count(company) AS controlledCount
    WHERE controlledCount <= $controlledMax
    RETURN controlledCount
  }
  MATCH (kin)
        (()-[step:OWNS|CONTROLS WHERE step.controlPpm > $controlPpmAbove
          AND step.validFrom <= $asOf < step.validTo
          AND step.recordedAt <= $knownAt < step.supersededAt]->(company:Subject)){1,12}
        (target:Organisation)
  WHERE size(step) <= $hopsMax AND target <> kin
  WITH target, step,
       reduce(ids = [c IN company | c.id], s IN step | ids + coalesce(s.basisCompanyIds, [])) AS weighedIds
  WITH target, size(step) AS steps,
       any(id IN weighedIds WHERE EXISTS {
         (:Subject {id: id})-[:HAS_CONFLICT]->(conflict:HoldingConflict
           WHERE conflict.validFrom <= $asOf < conflict.validTo
             AND conflict.recordedAt <= $knownAt < conflict.supersededAt) }) AS rests
  WITH target, min(steps) AS steps, all(c IN collect(rests) WHERE c) AS conflicted
  WITH collect({target: target, steps: steps, conflicted: conflicted}) AS controlled
  WHERE size(controlled) <= $controlledMax
  UNWIND controlled AS one
  RETURN one.target AS target, one.steps AS steps, one.conflicted AS conflicted
  UNION
  CALL (kin) {
    MATCH (kin)-[any:HOLDS_POSITION WHERE any.validFrom <= $asOf < any.validTo
      AND any.recordedAt <= $knownAt < any.supersededAt]->(served:Organisation)
    WITH DISTINCT served LIMIT $officesMax + 1
    WITH count(served) AS offices
    WHERE offices <= $officesMax
    RETURN offices
  }
  MATCH (kin)-[office:HOLDS_POSITION WHERE office.validFrom <= $asOf < office.validTo
    AND office.recordedAt <= $knownAt < office.supersededAt]->(organisation:Organisation)
  WITH DISTINCT CASE WHEN office.role = 'legalRepresentative' THEN organisation END AS target
  WHERE target IS NOT NULL
  RETURN target, 1 AS steps, false AS conflicted
}
WITH seed, target, min(steps) + 1 AS hops, all(c IN collect(conflicted) WHERE c) AS conflicted
WHERE target <> seed
  AND NOT EXISTS { (seed)(()-[own:OWNS|CONTROLS WHERE own.controlPpm > $controlPpmAbove
              AND own.validFrom <= $asOf < own.validTo
              AND own.recordedAt <= $knownAt < own.supersededAt]->()){1,12}(target) }
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator, hops,
       CASE WHEN conflicted THEN 'undetermined' ELSE 'yes' END AS verdict, null AS measure
ORDER BY targetId, seedId
