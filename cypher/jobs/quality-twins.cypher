// quality-twins — stakes, offices and links that deliveries told although they stood under another key (重复的持股、任职、关联)
//
// mode     read
// params   $loadIds List<String> · $examplesMax Int
// returns  table String · loadId String · regionCode String · duplicates Int · duplicateIds List<String>
// grain    one row per table, delivery and division as in jobs/quality-shareholdings, -positions and -links, where there
//          are any: alike in both ends, kind, share, votes or role, first day, and for links the amount
// basis    src/model/data-quality.ts
// cost     the degree of every subject; the relations of those that have several of a kind, in groups
// waives   01N52: most sources state no votes
CALL () {
  MATCH (place:Organisation)
  WHERE COUNT { (place)<-[:OWNS]-() } > 1
  CALL (place) {
    MATCH (place)<-[r:OWNS]-(holder:Subject)
    WITH holder, collect(r) AS held
    WHERE size(held) > 1
    UNWIND held AS r
    WITH holder, r.sharePpm AS share, r.sharePpmMin AS least, r.sharePpmMax AS most, r.votesPpm AS votes,
         r.validFrom AS since, collect(r) AS alike
    WHERE size(alike) > 1
    RETURN alike
  }
  RETURN 'shareholdings' AS table, place, alike
  UNION ALL
  MATCH (place:Organisation)
  WHERE COUNT { (place)<-[:HOLDS_POSITION]-() } > 1
  CALL (place) {
    MATCH (place)<-[r:HOLDS_POSITION]-(holder:Subject)
    WITH holder, collect(r) AS held
    WHERE size(held) > 1
    UNWIND held AS r
    WITH holder, r.role AS role, r.validFrom AS since, collect(r) AS alike
    WHERE size(alike) > 1
    RETURN alike
  }
  RETURN 'positions' AS table, place, alike
  UNION ALL
  MATCH (place:Subject)
  WHERE COUNT { (place)-[:GUARANTEES|BRANCH_OF|ACTS_WITH|PLEDGES|SUPPLIES_TO]->() } > 1
  CALL (place) {
    MATCH (place)-[r:GUARANTEES|BRANCH_OF|ACTS_WITH|PLEDGES|SUPPLIES_TO]->(other:Subject)
    WITH other, type(r) AS kind, r.amountFen AS amountFen, r.validFrom AS since, collect(r) AS alike
    WHERE size(alike) > 1
    RETURN alike
  }
  RETURN 'links' AS table, place, alike
}
UNWIND alike AS r
WITH table, place, alike, r
WHERE r.loadId IN $loadIds AND any(twin IN alike WHERE twin.statementId <> r.statementId
  AND twin.recordedAt <= r.recordedAt < twin.supersededAt
  AND (twin.recordedAt < r.recordedAt OR twin.statementId < r.statementId))
WITH table, r, coalesce(CASE WHEN place.statementId IS NOT NULL THEN place.regionCode ELSE head(COLLECT {
       MATCH (place)<-[:VERSION_OF]-(v:SubjectVersion)
       WHERE v.recordedAt <= r.recordedAt AND v.regionCode IS NOT NULL
       RETURN v.regionCode
       ORDER BY CASE WHEN v.supersededAt > r.recordedAt THEN 0 ELSE 1 END, v.recordedAt DESC, v.statementId
     }) END, '') AS regionCode
ORDER BY r.statementId
RETURN table, r.loadId AS loadId, regionCode, count(*) AS duplicates,
       collect(r.statementId)[..$examplesMax] AS duplicateIds
ORDER BY table, loadId, regionCode
