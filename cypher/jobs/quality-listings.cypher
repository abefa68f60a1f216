// quality-listings — what deliveries told of listings, by division and day of the decision (名单质量)
//
// mode     read
// params   $loadIds List<String> · $examplesMax Int
// returns  loadId String · regionCode String · decidedOn Date · told Int · authorities Int · documents Int ·
//          thirds Int · firstTold Int · comparable Int · duplicates Int · firstIds List<String> ·
//          duplicateIds List<String>
// grain    one row per delivery, division of the subject as known then, and day; told = rows written, firstTold = of
//          them those whose key was not known before; comparable = with a document number; duplicates = another key
//          that stood then said the same before; thirds = with the dates of the act
// basis    src/model/data-quality.ts
// cost     one scan of Listing; the index on statementId and the subject's own listings for each row of the deliveries
// waives   01N52: nobody of a young graph was merged
MATCH (p:Listing)
WHERE p.loadId IN $loadIds
MATCH (subject:Subject)-[:LISTED_AS]->(p)
WITH p, subject, NOT EXISTS { (before:Listing {statementId: p.statementId}) WHERE before.recordedAt < p.recordedAt } AS isFirst,
     coalesce(CASE WHEN subject.statementId IS NOT NULL THEN subject.regionCode ELSE head(COLLECT {
       MATCH (subject)<-[:VERSION_OF]-(v:SubjectVersion)
       WHERE v.recordedAt <= p.recordedAt AND v.regionCode IS NOT NULL
       RETURN v.regionCode
       ORDER BY CASE WHEN v.supersededAt > p.recordedAt THEN 0 ELSE 1 END,
                v.mergedFrom IS NOT NULL, coalesce(v.statedAt, v.recordedAt) DESC, v.statementId
     }) END, '') AS regionCode
WITH p, isFirst, regionCode, isFirst AND p.documentNo IS NOT NULL AND EXISTS {
       (subject)-[:LISTED_AS]->(twin:Listing)
       WHERE twin.documentNo = p.documentNo AND twin.listedOn = p.listedOn AND twin.listCode = p.listCode
         AND twin.statementId <> p.statementId AND twin.recordedAt <= p.recordedAt < twin.supersededAt
         AND (twin.recordedAt < p.recordedAt OR twin.statementId < p.statementId)
     } AS isDuplicate
ORDER BY p.statementId
RETURN p.loadId AS loadId, regionCode, p.listedOn AS decidedOn, count(*) AS told, count(p.authority) AS authorities,
       count(p.documentNo) AS documents, sum(CASE WHEN p.actKnown THEN 1 ELSE 0 END) AS thirds,
       sum(CASE WHEN isFirst THEN 1 ELSE 0 END) AS firstTold,
       sum(CASE WHEN isFirst AND p.documentNo IS NOT NULL THEN 1 ELSE 0 END) AS comparable,
       sum(CASE WHEN isDuplicate THEN 1 ELSE 0 END) AS duplicates,
       collect(CASE WHEN isFirst THEN p.statementId END)[..$examplesMax] AS firstIds,
       collect(CASE WHEN isDuplicate THEN p.statementId END)[..$examplesMax] AS duplicateIds
ORDER BY loadId, regionCode, decidedOn
