// listed-actual-controller — companies controlled by a listed party, alone or jointly (实际控制人失信)
//
// mode     read
// params   $scopeIds List<String> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $controlPpmAbove Int · $hopsMax Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target and seed
// basis    src/rules/listed-actual-controller.ts
// cost     one bounded expansion per subject in scope
UNWIND $scopeIds AS scopeId
MATCH (seed:Subject {id: scopeId})-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.removedOn
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
// A joint step is one CONTROLS edge; a majority held directly is its own proof.
MATCH (seed)
      (()-[step:OWNS|CONTROLS WHERE step.controlPpm > $controlPpmAbove
          AND step.validFrom <= $asOf < step.validTo
          AND step.recordedAt <= $knownAt < step.supersededAt]->(company:Subject)){1,12}
      (target:Organisation)
WHERE size(step) <= $hopsMax AND target <> seed
WITH seed, target, step,
     reduce(ids = [c IN company | c.id], s IN step | ids + coalesce(s.basisCompanyIds, [])) AS weighedIds
WITH seed, target, size(step) AS steps, step[-1].controlPpm AS lastPpm,
     any(id IN weighedIds WHERE EXISTS {
       (:Subject {id: id})-[:HAS_CONFLICT]->(conflict:HoldingConflict
         WHERE conflict.validFrom <= $asOf < conflict.validTo
           AND conflict.recordedAt <= $knownAt < conflict.supersededAt) }) AS conflicted
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       min(steps) AS hops,
       CASE WHEN all(c IN collect(conflicted) WHERE c) THEN 'undetermined' ELSE 'yes' END AS verdict,
       max(lastPpm) AS measure
ORDER BY targetId, seedId
