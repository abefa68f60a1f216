// quality-positions — what deliveries told of offices: fields filled, by division (任职质量)
//
// mode     read
// params   $loadIds List<String>
// returns  loadId String · regionCode String · told Int · starts Int · amountsExpected Int · amounts Int · shares Int
// grain    one row per delivery and division of the organisation as known then; an office has no amount and no share
// basis    src/model/data-quality.ts
// cost     one scan of HOLDS_POSITION; the organisation, and its versions if told more than once, for each row of the deliveries
// waives   01N52: nobody of a young graph was merged
MATCH ()-[r:HOLDS_POSITION]->(organisation:Subject)
WHERE r.loadId IN $loadIds
WITH r, coalesce(CASE WHEN organisation.statementId IS NOT NULL THEN organisation.regionCode ELSE head(COLLECT {
       MATCH (organisation)<-[:VERSION_OF]-(v:SubjectVersion)
       WHERE v.recordedAt <= r.recordedAt AND v.regionCode IS NOT NULL
       RETURN v.regionCode
       ORDER BY CASE WHEN v.supersededAt > r.recordedAt THEN 0 ELSE 1 END,
                v.mergedFrom IS NOT NULL, coalesce(v.statedAt, v.recordedAt) DESC, v.statementId
     }) END, '') AS regionCode
RETURN r.loadId AS loadId, regionCode, count(*) AS told,
       sum(CASE WHEN r.validFrom > date('0001-01-01') THEN 1 ELSE 0 END) AS starts,
       0 AS amountsExpected, 0 AS amounts, 0 AS shares
ORDER BY loadId, regionCode
