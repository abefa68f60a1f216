// quality-links — what deliveries told of links: fields filled, by division (关联质量)
//
// mode     read
// params   $loadIds List<String>
// returns  loadId String · regionCode String · told Int · starts Int · amountsExpected Int · amounts Int · shares Int
// grain    one row per delivery and division of the subject a link begins at, as known then; amounts are expected of
//          guarantees, pledges and supplies; kinship has neither amount nor beginning and is not counted; no shares
// basis    src/model/data-quality.ts
// cost     one scan of each kind; the subject, and its versions where it was told more than once, for each row of the deliveries
// waives   01N52: nobody of a young graph was merged
MATCH (one:Subject)-[r:GUARANTEES|BRANCH_OF|ACTS_WITH|PLEDGES|SUPPLIES_TO]->()
WHERE r.loadId IN $loadIds
WITH r, coalesce(CASE WHEN one.statementId IS NOT NULL THEN one.regionCode ELSE head(COLLECT {
       MATCH (one)<-[:VERSION_OF]-(v:SubjectVersion)
       WHERE v.recordedAt <= r.recordedAt AND v.regionCode IS NOT NULL
       RETURN v.regionCode
       ORDER BY CASE WHEN v.supersededAt > r.recordedAt THEN 0 ELSE 1 END,
                v.mergedFrom IS NOT NULL, coalesce(v.statedAt, v.recordedAt) DESC, v.statementId
     }) END, '') AS regionCode
RETURN r.loadId AS loadId, regionCode, count(*) AS told,
       sum(CASE WHEN r.validFrom > date('0001-01-01') THEN 1 ELSE 0 END) AS starts,
       sum(CASE WHEN type(r) IN ['GUARANTEES', 'PLEDGES', 'SUPPLIES_TO'] THEN 1 ELSE 0 END) AS amountsExpected,
       sum(CASE WHEN type(r) IN ['GUARANTEES', 'PLEDGES', 'SUPPLIES_TO'] AND r.amountFen IS NOT NULL THEN 1 ELSE 0 END) AS amounts,
       0 AS shares
ORDER BY loadId, regionCode
