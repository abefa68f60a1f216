// quality-shareholdings — what deliveries told of stakes: fields filled, by division (持股质量)
//
// mode     read
// params   $loadIds List<String>
// returns  loadId String · regionCode String · told Int · starts Int · amountsExpected Int · amounts Int · shares Int
// grain    one row per delivery and division of the company as known then; shares = known exactly, or within bounds
//          narrower than 0 to 100 %, which is how an unknown share is stored
// basis    src/model/data-quality.ts
// cost     one scan of OWNS; the company, and its versions where it was told more than once, for each row of the deliveries
// waives   01N52: nobody of a young graph was merged
MATCH ()-[r:OWNS]->(company:Subject)
WHERE r.loadId IN $loadIds
WITH r, coalesce(CASE WHEN company.statementId IS NOT NULL THEN company.regionCode ELSE head(COLLECT {
       MATCH (company)<-[:VERSION_OF]-(v:SubjectVersion)
       WHERE v.recordedAt <= r.recordedAt AND v.regionCode IS NOT NULL
       RETURN v.regionCode
       ORDER BY CASE WHEN v.supersededAt > r.recordedAt THEN 0 ELSE 1 END,
                v.mergedFrom IS NOT NULL, coalesce(v.statedAt, v.recordedAt) DESC, v.statementId
     }) END, '') AS regionCode
RETURN r.loadId AS loadId, regionCode, count(*) AS told,
       sum(CASE WHEN r.validFrom > date('0001-01-01') THEN 1 ELSE 0 END) AS starts,
       count(*) AS amountsExpected, count(r.amountFen) AS amounts,
       sum(CASE WHEN r.sharePpmMin > 0 OR r.sharePpmMax < 1000000 THEN 1 ELSE 0 END) AS shares
ORDER BY loadId, regionCode
