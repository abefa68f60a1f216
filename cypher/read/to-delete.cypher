// to-delete — a page of listings and penalties that are to be deleted on a date, those first that have been for longest (应删除)
//
// mode     read
// params   $regionPrefix String · $movedIn List<String> · $movedOut List<String> · $asOf Date · $knownAt DateTime · $afterOn Date · $afterId String · $limit Int
// returns  statementId String · table String · subjectId String · regionCode String · listCode String ·
//          penaltyType String · authority String · documentNo String · determinedOn Date · removedOn Date ·
//          removalReason String · statedUntil Date · actTo Date · banUntil Date · sentenceUntil Date ·
//          correctedOn Date · toDeleteFrom Date
// grain    one row per listing or penalty after the cursor; regionCode = the division known then
// basis    src/read/README.md
// cost     the indexes on toDeleteFrom from the cursor to the end of the page
// waives   01N52: nothing is to be deleted in a young graph, no ban or correction told
CALL () {
  MATCH (fact:Listing)
  WHERE $afterOn <= fact.toDeleteFrom <= $asOf AND (fact.toDeleteFrom > $afterOn OR fact.statementId > $afterId)
    AND fact.recordedAt <= $knownAt < fact.supersededAt
  MATCH (subject:Subject)-[:LISTED_AS]->(fact)
  WITH fact, subject, CASE WHEN subject.statementId IS NOT NULL THEN subject.regionCode ELSE head(COLLECT {
         MATCH (subject)<-[:VERSION_OF]-(told:SubjectVersion)
         WHERE told.recordedAt <= $knownAt AND told.regionCode IS NOT NULL
         RETURN told.regionCode
         ORDER BY CASE WHEN told.supersededAt > $knownAt THEN 0 ELSE 1 END, told.recordedAt DESC, told.statementId
       }) END AS regionCode
  WHERE ($regionPrefix IS NULL OR regionCode IN $movedIn
         OR (regionCode STARTS WITH $regionPrefix AND NOT regionCode IN $movedOut))
  RETURN subject, fact, regionCode, 'listings' AS table
  ORDER BY fact.toDeleteFrom, fact.statementId
  LIMIT $limit
  UNION ALL
  MATCH (fact:Penalty)
  WHERE $afterOn <= fact.toDeleteFrom <= $asOf AND (fact.toDeleteFrom > $afterOn OR fact.statementId > $afterId)
    AND fact.recordedAt <= $knownAt < fact.supersededAt
  MATCH (subject:Subject)-[:PENALISED_BY]->(fact)
  WITH fact, subject, CASE WHEN subject.statementId IS NOT NULL THEN subject.regionCode ELSE head(COLLECT {
         MATCH (subject)<-[:VERSION_OF]-(told:SubjectVersion)
         WHERE told.recordedAt <= $knownAt AND told.regionCode IS NOT NULL
         RETURN told.regionCode
         ORDER BY CASE WHEN told.supersededAt > $knownAt THEN 0 ELSE 1 END, told.recordedAt DESC, told.statementId
       }) END AS regionCode
  WHERE ($regionPrefix IS NULL OR regionCode IN $movedIn
         OR (regionCode STARTS WITH $regionPrefix AND NOT regionCode IN $movedOut))
  RETURN subject, fact, regionCode, 'penalties' AS table
  ORDER BY fact.toDeleteFrom, fact.statementId
  LIMIT $limit
}
RETURN fact.statementId AS statementId, table, subject.id AS subjectId, regionCode,
       fact.listCode AS listCode, fact.penaltyType AS penaltyType, fact.authority AS authority,
       fact.documentNo AS documentNo, coalesce(fact.listedOn, fact.decidedOn) AS determinedOn,
       CASE WHEN fact:Listing THEN fact.removedOn WHEN fact.removalReason IS NOT NULL THEN fact.publishUntil END AS removedOn,
       fact.removalReason AS removalReason, fact.publishUntil AS statedUntil, fact.banUntil AS banUntil,
       fact.sentenceUntil AS sentenceUntil, fact.correctedOn AS correctedOn,
       CASE WHEN fact.actKnown THEN fact.actTo END AS actTo, fact.toDeleteFrom AS toDeleteFrom
ORDER BY toDeleteFrom, statementId
LIMIT $limit
