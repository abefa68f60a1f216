// closed-ownership-loop — companies that own one another in a ring (循环持股)
//
// mode     read
// params   $scopeNodes List<Int> · $asOf Date · $knownAt DateTime · $sharePpmMin Int · $hopsMax Int
// returns  targetId String · seedId String · seedIds List<String> · discriminator String · hops Int ·
//          verdict String · measure Int
// grain    one row per member and ring; the ring's sorted members stand in the seed's place
// basis    src/rules/closed-ownership-loop.ts
// cost     a climb over the holders of a tenth above each subject in scope; a register has about ten of them at most
// waives   01N00 01N01 01N02: id() is the short name of a node within one run, never stored
UNWIND $scopeNodes AS scopeNode
MATCH (target:Subject&Organisation) WHERE id(target) = scopeNode
// Upwards, because a company has few holders of a tenth, while a holder may have very many companies.
MATCH (target)
      ((:Organisation)<-[stake:OWNS WHERE stake.sharePpmMin >= $sharePpmMin
        AND stake.validFrom <= $asOf < stake.validTo
        AND stake.recordedAt <= $knownAt < stake.supersededAt]-(holder:Organisation)){2,7}
      (target)
WHERE size(stake) <= $hopsMax AND all(h IN holder WHERE single(other IN holder WHERE other = h))
CALL (holder) {
  UNWIND holder AS member
  WITH member.id AS memberId ORDER BY memberId
  RETURN collect(memberId) AS memberIds
}
WITH target, memberIds,
     reduce(least = 1000000, s IN stake | CASE WHEN s.sharePpmMin < least THEN s.sharePpmMin ELSE least END) AS weakestPpm,
     any(h IN holder WHERE EXISTS {
       (:Subject {id: h.id})-[:HAS_CONFLICT]->(conflict:HoldingConflict
         WHERE conflict.validFrom <= $asOf < conflict.validTo
           AND conflict.recordedAt <= $knownAt < conflict.supersededAt) }) AS conflicted
WITH target, memberIds, max(weakestPpm) AS weakestPpm, collect(conflicted) AS conflicts
RETURN target.id AS targetId, null AS seedId, [] AS seedIds,
       reduce(text = memberIds[0], id IN memberIds[1..] | text + ',' + id) AS discriminator,
       size(memberIds) AS hops,
       CASE WHEN any(c IN conflicts WHERE c) THEN 'undetermined' ELSE 'yes' END AS verdict,
       weakestPpm AS measure
ORDER BY targetId, discriminator
