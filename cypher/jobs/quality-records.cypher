// quality-records — what deliveries told of licences and other records, by division and day (许可及其他记录质量)
//
// mode     read
// params   $loadIds List<String> · $examplesMax Int
// returns  loadId String · regionCode String · decidedOn Date · isLicence Boolean · told Int · authorities Int ·
//          documents Int · thirds Int · firstTold Int · comparable Int · duplicates Int · firstIds List<String> ·
//          duplicateIds List<String> · contents Int · providers Int
// grain    one row per delivery, division of the subject as known then, day, and whether they are licences; told = rows
//          written, firstTold = of them those whose key was not known before; comparable = with a document number or a
//          value; duplicates = another key that stood then said the same before; thirds = with a value
// basis    src/model/data-quality.ts
// cost     one scan of Record; the index on statementId and the subject's own records for each row of the deliveries
// waives   01N52: most sources state no document numbers of records, nor what is disclosed to the public
MATCH (p:Record)
WHERE p.loadId IN $loadIds
MATCH (subject:Subject)-[:HAS_RECORD]->(p)
WITH p, subject, NOT EXISTS { (before:Record {statementId: p.statementId}) WHERE before.recordedAt < p.recordedAt } AS isFirst,
     coalesce(CASE WHEN subject.statementId IS NOT NULL THEN subject.regionCode ELSE head(COLLECT {
       MATCH (subject)<-[:VERSION_OF]-(v:SubjectVersion)
       WHERE v.recordedAt <= p.recordedAt AND v.regionCode IS NOT NULL
       RETURN v.regionCode
       ORDER BY CASE WHEN v.supersededAt > p.recordedAt THEN 0 ELSE 1 END,
                v.mergedFrom IS NOT NULL, coalesce(v.statedAt, v.recordedAt) DESC, v.statementId
     }) END, '') AS regionCode
WITH p, isFirst, regionCode, isFirst AND coalesce(p.documentNo, p.value) IS NOT NULL AS isComparable, subject
WITH p, isFirst, regionCode, isComparable, isComparable AND EXISTS {
       (subject)-[:HAS_RECORD]->(twin:Record)
       WHERE twin.recordType = p.recordType AND twin.occurredOn = p.occurredOn
         AND coalesce(twin.documentNo, '') = coalesce(p.documentNo, '') AND coalesce(twin.value, '') = coalesce(p.value, '')
         AND twin.statementId <> p.statementId AND twin.recordedAt <= p.recordedAt < twin.supersededAt
         AND (twin.recordedAt < p.recordedAt OR twin.statementId < p.statementId)
     } AS isDuplicate
ORDER BY p.statementId
RETURN p.loadId AS loadId, regionCode, p.occurredOn AS decidedOn, p.recordType = 'licence' AS isLicence, count(*) AS told,
       count(p.authority) AS authorities, count(p.documentNo) AS documents, count(p.value) AS thirds,
       sum(CASE WHEN isFirst THEN 1 ELSE 0 END) AS firstTold,
       sum(CASE WHEN isComparable THEN 1 ELSE 0 END) AS comparable,
       sum(CASE WHEN isDuplicate THEN 1 ELSE 0 END) AS duplicates,
       collect(CASE WHEN isFirst THEN p.statementId END)[..$examplesMax] AS firstIds,
       collect(CASE WHEN isDuplicate THEN p.statementId END)[..$examplesMax] AS duplicateIds,
       count(p.content) AS contents, count(p.provider) AS providers
ORDER BY loadId, regionCode, decidedOn, isLicence
