// guarantee-ring — rings of guarantees with a listed member (担保圈)
//
// mode     read
// params   $scopeNodes List<Int> · $listCodes List<String> · $asOf Date · $knownAt DateTime ·
//          $guaranteesMax Int · $hopsMax Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per unlisted member and ring: discriminator = the sorted members, seedIds = the listed
// basis    src/rules/guarantee-ring.ts
// cost     rings of at most seven guarantees through each subject in scope; wide guarantors end a walk
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (target:Subject)
WHERE id(target) = scopeNode
  AND NOT EXISTS { (target)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt) }
MATCH (target)
      ((:Subject)-[guarantee:GUARANTEES WHERE guarantee.validFrom <= $asOf < guarantee.validTo
        AND guarantee.recordedAt <= $knownAt < guarantee.supersededAt]->
       (taker:Subject WHERE COUNT {
         MATCH (taker)-[given:GUARANTEES WHERE given.validFrom <= $asOf < given.validTo
           AND given.recordedAt <= $knownAt < given.supersededAt]->(:Subject)
         RETURN 1 AS one LIMIT $guaranteesMax + 1 } <= $guaranteesMax)){2,7}
      (target)
WHERE size(guarantee) <= $hopsMax
  AND all(one IN taker WHERE single(other IN taker WHERE other = one))
// Guarantees told twice, and rings of the same members the other way round, are one ring.
WITH DISTINCT target, taker AS members
UNWIND members AS member
WITH target, members, member, EXISTS { (member)-[:LISTED_AS]->(listing:Listing
  WHERE listing.listCode IN $listCodes
    AND listing.listedOn <= $asOf < listing.inUseUntil
    AND listing.recordedAt <= $knownAt < listing.supersededAt) } AS listed
ORDER BY member.id
WITH target, members, collect(member.id) AS ids, collect(CASE WHEN listed THEN member.id END) AS seedIds
WHERE size(seedIds) > 0
WITH DISTINCT target, ids, seedIds
RETURN target.id AS targetId, null AS seedId, seedIds,
       reduce(text = ids[0], id IN ids[1..] | text + ',' + id) AS discriminator,
       size(ids) AS hops,
       'yes' AS verdict, size(seedIds) AS measure
ORDER BY targetId, discriminator
