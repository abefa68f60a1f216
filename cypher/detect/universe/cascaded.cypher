// cascaded — every company that a stake of listed parties passes on to (被名单主体合计持股的企业)
//
// mode     read
// params   $asOf Date · $knownAt DateTime
// returns  node Int
// grain    one row per company
// basis    src/rules/rule.ts
// cost     one scan of CASCADES
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
MATCH (:Subject)-[cascade:CASCADES]->(company:Subject)
WHERE cascade.validFrom <= $asOf < cascade.validTo
  AND cascade.recordedAt <= $knownAt < cascade.supersededAt
RETURN DISTINCT id(company) AS node
