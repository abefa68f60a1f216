// to-delete-count — how many listings and penalties are to be deleted on a date, up to a bound (应删除)
//
// mode     read
// params   $regionPrefix String · $asOf Date · $knownAt DateTime · $countMax Int
// returns  total Int
// grain    one row; at most $countMax of listings and as many of penalties are counted
// basis    src/read/README.md
// cost     the indexes on toDeleteFrom, up to the bound
// waives   01N52: nothing is to be deleted in a young graph
CALL () {
  MATCH (fact:Listing)
  WHERE fact.toDeleteFrom <= $asOf AND fact.recordedAt <= $knownAt < fact.supersededAt
  MATCH (subject:Subject)-[:LISTED_AS]->(fact)
  WHERE ($regionPrefix IS NULL OR subject.regionCode STARTS WITH $regionPrefix)
  WITH fact
  ORDER BY fact.toDeleteFrom
  LIMIT $countMax
  RETURN count(fact) AS counted
  UNION ALL
  MATCH (fact:Penalty)
  WHERE fact.toDeleteFrom <= $asOf AND fact.recordedAt <= $knownAt < fact.supersededAt
  MATCH (subject:Subject)-[:PENALISED_BY]->(fact)
  WHERE ($regionPrefix IS NULL OR subject.regionCode STARTS WITH $regionPrefix)
  WITH fact
  ORDER BY fact.toDeleteFrom
  LIMIT $countMax
  RETURN count(fact) AS counted
}
RETURN sum(counted) AS total
