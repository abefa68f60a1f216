// report-parties — names and public codes of subjects as known at a moment; never a person's number (主体名称)
//
// mode     read
// params   $ids List<String> · $knownAt DateTime
// returns  id String · name String · kind String · code String · regionCode String
// grain    one row per id known then
// basis    src/report/daily-report-input.ts
// cost     index on id, and the versions of those told more than once
// waives   01N52: nobody of a young graph was merged
UNWIND $ids AS id
MATCH (s:Subject {id: id})
WHERE s.recordedAt <= $knownAt
// Told once, a subject is its own version. Of several, those that held then come first, the latest word before all.
WITH s, CASE WHEN s.statementId IS NOT NULL THEN [s] ELSE COLLECT {
       MATCH (s)<-[:VERSION_OF]-(v:SubjectVersion)
       WHERE v.recordedAt <= $knownAt
       RETURN v
       ORDER BY CASE WHEN v.supersededAt > $knownAt THEN 0 ELSE 1 END,
                v.mergedFrom IS NOT NULL, coalesce(v.statedAt, v.recordedAt) DESC, v.statementId
     } END AS told
RETURN s.id AS id, coalesce(head([v IN told WHERE v.name <> '' | v.name]), '') AS name, told[0].kind AS kind,
       CASE WHEN s:Person THEN null ELSE head([v IN told WHERE v.uscc IS NOT NULL | v.uscc]) END AS code,
       head([v IN told WHERE v.regionCode IS NOT NULL | v.regionCode]) AS regionCode
ORDER BY id
