// report-parties — names and public codes of subjects; never a person's number (主体名称)
//
// mode     read
// params   $ids List<String>
// returns  id String · name String · kind String · code String · regionCode String
// grain    one row per known id
// basis    src/report/daily-report-input.ts
// cost     index on id
UNWIND $ids AS id
MATCH (s:Subject {id: id})
RETURN s.id AS id, s.name AS name, s.kind AS kind, CASE WHEN s:Person THEN null ELSE s.uscc END AS code,
       s.regionCode AS regionCode
ORDER BY id
