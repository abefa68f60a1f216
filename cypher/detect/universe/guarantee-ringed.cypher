// guarantee-ringed — members of rings of guarantees through a listed party (担保圈成员)
//
// mode     read
// params   $listCodes List<String> · $asOf Date · $knownAt DateTime · $guaranteesMax Int · $hopsMax Int
// returns  node Int
// grain    one row per member
// basis    src/rules/rule.ts
// cost     rings of at most seven guarantees through each listed party
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
MATCH (seed:Subject)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt)
WITH DISTINCT seed
MATCH (seed)
      ((:Subject)-[guarantee:GUARANTEES WHERE guarantee.validFrom <= $asOf < guarantee.validTo
        AND guarantee.recordedAt <= $knownAt < guarantee.supersededAt]->
       (taker:Subject WHERE COUNT {
         MATCH (taker)-[given:GUARANTEES WHERE given.validFrom <= $asOf < given.validTo
           AND given.recordedAt <= $knownAt < given.supersededAt]->(:Subject)
         RETURN 1 AS one LIMIT $guaranteesMax + 1 } <= $guaranteesMax)){2,7}
      (seed)
WHERE size(guarantee) <= $hopsMax
  AND all(one IN taker WHERE single(other IN taker WHERE other = one))
UNWIND taker AS member
RETURN DISTINCT id(member) AS node
