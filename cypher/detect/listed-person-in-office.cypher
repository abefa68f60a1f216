// listed-person-in-office — organisations in which a listed person holds a barred office (失信人员任职)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $roles List<String>
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per target and seed
// basis    src/rules/listed-person-in-office.ts
// cost     one bounded expansion per subject in scope
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (seed:Subject) WHERE id(seed) = scopeNode
MATCH (seed)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (seed:Person)-[office:HOLDS_POSITION WHERE office.role IN $roles
  AND office.validFrom <= $asOf < office.validTo
  AND office.recordedAt <= $knownAt < office.supersededAt]->(target:Organisation)
RETURN target.id AS targetId, seed.id AS seedId, [seed.id] AS seedIds, null AS discriminator,
       1 AS hops,
       'yes' AS verdict, count(DISTINCT office.role) AS measure
ORDER BY targetId, seedId
