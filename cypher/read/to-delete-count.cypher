// to-delete-count — how many listings and penalties are to be deleted on a date, up to a bound (应删除)
//
// mode     read
// params   $regionPrefix String · $movedIn List<String> · $movedOut List<String> · $asOf Date · $knownAt DateTime · $countMax Int
// returns  total Int
// grain    one row; at most $countMax of listings and as many of penalties are counted
// basis    src/read/README.md
// cost     the indexes on toDeleteFrom, up to the bound
// waives   01N52: nothing is to be deleted in a young graph
CALL () {
  MATCH (fact:Listing)
  WHERE fact.toDeleteFrom <= $asOf AND fact.recordedAt <= $knownAt < fact.supersededAt
  MATCH (subject:Subject)-[:LISTED_AS]->(fact)
  WITH fact, CASE WHEN $regionPrefix IS NULL OR subject.statementId IS NOT NULL THEN subject.regionCode ELSE head(COLLECT {
         MATCH (subject)<-[:VERSION_OF]-(told:SubjectVersion)
         WHERE told.recordedAt <= $knownAt AND told.regionCode IS NOT NULL
         RETURN told.regionCode
         ORDER BY CASE WHEN told.supersededAt > $knownAt THEN 0 ELSE 1 END, told.recordedAt DESC, told.statementId
       }) END AS regionCode
  WHERE ($regionPrefix IS NULL OR regionCode IN $movedIn
         OR (regionCode STARTS WITH $regionPrefix AND NOT regionCode IN $movedOut))
  WITH fact
  ORDER BY fact.toDeleteFrom
  LIMIT $countMax
  RETURN count(fact) AS counted
  UNION ALL
  MATCH (fact:Penalty)
  WHERE fact.toDeleteFrom <= $asOf AND fact.recordedAt <= $knownAt < fact.supersededAt
  MATCH (subject:Subject)-[:PENALISED_BY]->(fact)
  WITH fact, CASE WHEN $regionPrefix IS NULL OR subject.statementId IS NOT NULL THEN subject.regionCode ELSE head(COLLECT {
         MATCH (subject)<-[:VERSION_OF]-(told:SubjectVersion)
         WHERE told.recordedAt <= $knownAt AND told.regionCode IS NOT NULL
         RETURN told.regionCode
         ORDER BY CASE WHEN told.supersededAt > $knownAt THEN 0 ELSE 1 END, told.recordedAt DESC, told.statementId
       }) END AS regionCode
  WHERE ($regionPrefix IS NULL OR regionCode IN $movedIn
         OR (regionCode STARTS WITH $regionPrefix AND NOT regionCode IN $movedOut))
  WITH fact
  ORDER BY fact.toDeleteFrom
  LIMIT $countMax
  RETURN count(fact) AS counted
}
RETURN sum(counted) AS total
