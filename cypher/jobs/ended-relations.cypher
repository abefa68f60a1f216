// ended-relations — stakes, offices, links and what is derived of them that are known and not in force (已终止的关联关系)
//
// mode     read
// params   $asOf Date · $knownAt DateTime
// returns  hop String · isKnown Boolean
// grain    one row per version, its hop as in jobs/proof-hops; isKnown = it has ended in the world, and no word took it
//          back. Of the derived ones those that stand in another version are left out
// basis    src/jobs/ended-relations.ts
// cost     one scan of every relation
CALL () {
  MATCH (from:Subject)-[r:OWNS|HOLDS_POSITION|GUARANTEES|BRANCH_OF|ACTS_WITH|FAMILY_OF|PLEDGES|SUPPLIES_TO]->(to:Subject)
  WHERE r.recordedAt <= $knownAt
    AND (r.supersededAt <= $knownAt OR NOT r.validFrom <= $asOf < r.validTo)
  RETURN from, r, to, $knownAt < r.supersededAt AS isKnown
  UNION ALL
  MATCH (from:Subject)-[r:CONTROLS|CASCADES]->(to:Subject)
  WHERE r.recordedAt <= $knownAt
    AND (r.supersededAt <= $knownAt OR NOT r.validFrom <= $asOf < r.validTo)
    AND NOT EXISTS {
      MATCH (from)-[now:CONTROLS|CASCADES]->(to)
      WHERE now.statementId = r.statementId
        AND now.validFrom <= $asOf < now.validTo AND now.recordedAt <= $knownAt < now.supersededAt
    }
  RETURN from, r, to, EXISTS {
    MATCH (from)-[known:CONTROLS|CASCADES]->(to)
    WHERE known.statementId = r.statementId AND known.recordedAt <= $knownAt < known.supersededAt
  } AS isKnown
}
RETURN r.statementId + '\n' + from.id + '\n' + to.id AS hop, isKnown
